// Counts indices from 1; they count from 0.
export function pairSum(a, t) {
  let i = 0;
  let j = a.length - 1;
  while (i < j) {
    const sum = a[i] + a[j];
    if (sum === t) return [i + 1, j + 1];
    if (sum < t) i += 1;
    else j -= 1;
  }
  return [];
}
