// Compares each subset with all those found before: 4ⁿ/2 comparisons for n different values.
export function subsets(a: readonly number[]): number[][] {
  const values = [...a].sort((x, y) => x - y);
  const found: number[][] = [];
  for (let mask = 0; mask < 2 ** values.length; mask += 1) {
    const subset = values.filter((_, i) => (mask >> i) & 1);
    if (!found.some((other) => String(other) === String(subset))) found.push(subset);
  }
  return found;
}
