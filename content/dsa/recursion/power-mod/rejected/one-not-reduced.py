# Gives 1 for e = 0, also with m = 1; what is left of 1 after division by 1 is 0.
def pow_mod(b: int, e: int, m: int) -> int:
    power = 1
    b %= m
    while e > 0:
        if e % 2 == 1:
            power = power * b % m
        b = b * b % m
        e //= 2
    return power
