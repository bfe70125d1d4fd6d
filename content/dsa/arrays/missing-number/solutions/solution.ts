/** The number of 1 … n that `a` lacks: the complete sum less the sum of `a`. Exact, since both stay below 2^53. */
export function missing(a: number[]): number {
  const n = a.length + 1;
  let left = (n * (n + 1)) / 2;
  for (const value of a) left -= value;
  return left;
}
