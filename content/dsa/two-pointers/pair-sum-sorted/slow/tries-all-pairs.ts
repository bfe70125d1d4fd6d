// Tries every pair: n²/2 sums when there is none.
export function pairSum(a: readonly number[], t: number): number[] {
  for (let i = 0; i < a.length; i += 1) {
    for (let j = i + 1; j < a.length; j += 1) {
      if (a[i]! + a[j]! === t) return [i, j];
    }
  }
  return [];
}
