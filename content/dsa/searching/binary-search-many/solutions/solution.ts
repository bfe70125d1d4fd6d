/** For each query its index in the sorted array a, or -1. */
export function findAll(a: readonly number[], q: readonly number[]): number[] {
  return q.map((x) => indexOf(a, x));
}

function indexOf(a: readonly number[], x: number): number {
  // If x is in a, it is at lo … hi - 1.
  let lo = 0;
  let hi = a.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    const value = a[mid]!;
    if (value === x) return mid;
    if (value < x) lo = mid + 1;
    else hi = mid;
  }
  return -1;
}
