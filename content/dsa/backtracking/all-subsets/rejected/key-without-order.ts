// Tells subsets apart by their values in the order of the array, so [1, 2] and [2, 1] stay both; sort first.
export function subsets(a: readonly number[]): number[][] {
  const found = new Map<string, number[]>();
  for (let mask = 0; mask < 2 ** a.length; mask += 1) {
    const subset = a.filter((_, i) => (mask >> i) & 1);
    found.set(subset.join(','), subset);
  }
  return [...found.values()];
}
