/**
 * b to the power e, modulo m. The half of e is asked for once; its square is the power, but for one factor where e is odd.
 * Products of two numbers below m are exact. The operators on bits are not used: they cut e to 32 of them.
 */
export function powMod(b: number, e: number, m: number): number {
  if (e === 0) return 1 % m;
  const half = powMod(b, Math.floor(e / 2), m);
  const power = (half * half) % m;
  return e % 2 === 0 ? power : (power * (b % m)) % m;
}
