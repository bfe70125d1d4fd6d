// Finding and removing each letter walks through the array: n² steps when letters stand at the far end.
export function isAnagram(a: string, b: string): boolean {
  const left = [...b];
  for (const letter of a) {
    const at = left.indexOf(letter);
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}
