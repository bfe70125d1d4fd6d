// indexOf() walks through the rest of the array for each cell: n²/2 comparisons when there is no pair.
export function twoSum(a, t) {
  for (let i = 0; i < a.length; i += 1) {
    const j = a.indexOf(t - a[i], i + 1);
    if (j !== -1) return [i, j];
  }
  return [];
}
