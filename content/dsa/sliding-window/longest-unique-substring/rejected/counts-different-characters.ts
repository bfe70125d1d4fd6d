// Counts the different characters of the whole text; they have to stand side by side.
export function longestUnique(s: string): number {
  return new Set(s).size;
}
