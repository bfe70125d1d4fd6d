// Takes the largest value for n; where n itself is missing the largest value is n - 1.
export function missing(a: number[]): number {
  let n = 1;
  let sum = 0;
  for (const value of a) {
    n = Math.max(n, value);
    sum += value;
  }
  return (n * (n + 1)) / 2 - sum;
}
