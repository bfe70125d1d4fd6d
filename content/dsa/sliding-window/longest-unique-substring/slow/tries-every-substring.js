// Builds a set for each of the n²/2 substrings.
export function longestUnique(s) {
  let best = 0;
  for (let start = 0; start < s.length; start += 1) {
    for (let end = start + 1; end <= s.length; end += 1) {
      const part = s.slice(start, end);
      if (new Set(part).size === part.length) best = Math.max(best, part.length);
    }
  }
  return best;
}
