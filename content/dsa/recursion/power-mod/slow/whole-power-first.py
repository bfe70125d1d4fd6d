# Works out the whole power, whose digits double with every squaring. Take mod m after every multiplication.
def pow_mod(b: int, e: int, m: int) -> int:
    return b**e % m
