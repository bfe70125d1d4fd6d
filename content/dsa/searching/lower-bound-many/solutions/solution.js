/**
 * For each query the index of the first value in the sorted array a that is not below it, or a.length.
 * @param {readonly number[]} a
 * @param {readonly number[]} q
 * @returns {number[]}
 */
export function lowerBound(a, q) {
  return q.map((x) => firstNotBelow(a, x));
}

function firstNotBelow(a, x) {
  // Everything before lo is below x, everything from hi on is not.
  let lo = 0;
  let hi = a.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (a[mid] < x) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
