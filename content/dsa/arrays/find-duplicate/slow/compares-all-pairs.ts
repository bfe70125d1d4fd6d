// Compares every cell with all later ones: n²/2 comparisons when the copies stand at the end.
export function findDuplicate(a: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) {
    for (let j = i + 1; j < a.length; j += 1) {
      if (a[i] === a[j]) return a[i]!;
    }
  }
  return 0;
}
