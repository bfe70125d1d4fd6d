def pow_mod(b: int, e: int, m: int) -> int:
    """b to the power e, modulo m: what the built-in pow(b, e, m) gives.

    The half of e is asked for once; its square is the power, but for one factor where e is odd.
    """
    if e == 0:
        return 1 % m
    half = pow_mod(b, e // 2, m)
    power = half * half % m
    return power * b % m if e % 2 else power
