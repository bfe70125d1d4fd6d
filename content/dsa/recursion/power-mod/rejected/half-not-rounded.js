// e /= 2 leaves a fraction for odd e, after which e % 2 is never 1 again. Round down.
export function powMod(b, e, m) {
  let power = 1 % m;
  let base = b % m;
  while (e > 0) {
    if (e % 2 === 1) power = (power * base) % m;
    base = (base * base) % m;
    e /= 2;
  }
  return power;
}
