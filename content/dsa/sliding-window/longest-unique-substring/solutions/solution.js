/**
 * The length of the longest substring of `s` without a repeated character. From left to right is the longest such part
 * that ends at right.
 * @param {string} s
 * @returns {number}
 */
export function longestUnique(s) {
  const last = new Map();
  let best = 0;
  let left = 0;
  for (let right = 0; right < s.length; right += 1) {
    const c = s.charAt(right);
    // A place before the window must not pull the left end back.
    left = Math.max(left, (last.get(c) ?? -1) + 1);
    last.set(c, right);
    best = Math.max(best, right + 1 - left);
  }
  return best;
}
