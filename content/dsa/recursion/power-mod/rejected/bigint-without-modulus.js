// crash: ** works out the whole power, which no memory holds; take mod m after every multiplication.
export function powMod(b, e, m) {
  return Number(BigInt(b) ** BigInt(e) % BigInt(m));
}
