// slice() copies the half that is left: n/2 + n/4 + … values for each query. Move two indices instead.
export function findAll(a, q) {
  return q.map((x) => {
    let part = a;
    let from = 0;
    while (part.length > 0) {
      const mid = part.length >> 1;
      if (part[mid] === x) return from + mid;
      if (part[mid] < x) {
        part = part.slice(mid + 1);
        from += mid + 1;
      } else {
        part = part.slice(0, mid);
      }
    }
    return -1;
  });
}
