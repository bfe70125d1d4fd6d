/**
 * Whether two cells at most k apart hold the same value. The latest index of a value is the nearest one, so no other is
 * kept.
 * @param {readonly number[]} a
 * @param {number} k
 * @returns {boolean}
 */
export function nearDuplicate(a, k) {
  const latest = new Map();
  for (const [j, value] of a.entries()) {
    const i = latest.get(value);
    if (i !== undefined && j - i <= k) return true;
    latest.set(value, j);
  }
  return false;
}
