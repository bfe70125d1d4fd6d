/**
 * Indices i < j with a[i] + a[j] = t in a sorted `a`, or []. If there is a pair, one lies between i and j: an end that
 * moves has had its best partner.
 * @param {readonly number[]} a
 * @param {number} t
 * @returns {number[]}
 */
export function pairSum(a, t) {
  let i = 0;
  let j = a.length - 1;
  while (i < j) {
    const sum = a[i] + a[j];
    if (sum === t) return [i, j];
    if (sum < t) i += 1;
    else j -= 1;
  }
  return [];
}
