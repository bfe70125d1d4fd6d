// A Set holds each value once; equal values count each.
export function stream(k: number, a: readonly number[], adds: readonly number[]): number[] {
  const values = new Set(a);
  return adds.map((value) => {
    values.add(value);
    const sorted = [...values].sort((x, y) => y - x);
    return sorted[Math.min(k, sorted.length) - 1]!;
  });
}
