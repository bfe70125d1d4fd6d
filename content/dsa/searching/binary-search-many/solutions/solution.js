/**
 * For each query its index in the sorted array a, or -1.
 * @param {readonly number[]} a
 * @param {readonly number[]} q
 * @returns {number[]}
 */
export function findAll(a, q) {
  return q.map((x) => indexOf(a, x));
}

function indexOf(a, x) {
  // If x is in a, it is at lo … hi - 1.
  let lo = 0;
  let hi = a.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (a[mid] === x) return mid;
    if (a[mid] < x) lo = mid + 1;
    else hi = mid;
  }
  return -1;
}
