/**
 * Indices i < j with a[i] + a[j] = t, or []. The needed value is looked up before a[j] is entered, so that no cell pairs
 * with itself.
 * @param {readonly number[]} a
 * @param {number} t
 * @returns {number[]}
 */
export function twoSum(a, t) {
  const indexOf = new Map();
  for (const [j, value] of a.entries()) {
    const i = indexOf.get(t - value);
    // 0 is an index too, so only undefined means "not seen".
    if (i !== undefined) return [i, j];
    indexOf.set(value, j);
  }
  return [];
}
