// Squares the base before it is multiplied in, so the lowest digit of e takes b² in place of b.
export function powMod(b: number, e: number, m: number): number {
  let power = 1 % m;
  let base = b % m;
  while (e > 0) {
    base = (base * base) % m;
    if (e % 2 === 1) power = (power * base) % m;
    e = Math.floor(e / 2);
  }
  return power;
}
