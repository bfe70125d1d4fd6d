/**
 * Whether `a` and `b` have the same code points, each equally often. `for … of` walks by code point, an index does not.
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
export function isAnagram(a, b) {
  if (a.length !== b.length) return false;
  const left = new Map();
  for (const letter of a) left.set(letter, (left.get(letter) ?? 0) + 1);
  for (const letter of b) {
    const count = left.get(letter) ?? 0;
    // The lengths are equal, so a letter too many here is one too few elsewhere.
    if (count === 0) return false;
    left.set(letter, count - 1);
  }
  return true;
}
