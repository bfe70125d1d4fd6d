// Multiplies e times: with e = 10¹⁵ that takes days. Square the power of half the exponent.
export function powMod(b, e, m) {
  let power = 1 % m;
  for (let i = 0; i < e; i += 1) power = (power * (b % m)) % m;
  return power;
}
