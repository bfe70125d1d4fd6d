// Asks for the half twice: each call makes two, so there are as many calls as multiplications before. Keep the answer.
export function powMod(b: number, e: number, m: number): number {
  if (e === 0) return 1 % m;
  const power = (powMod(b, Math.floor(e / 2), m) * powMod(b, Math.floor(e / 2), m)) % m;
  return e % 2 === 0 ? power : (power * (b % m)) % m;
}
