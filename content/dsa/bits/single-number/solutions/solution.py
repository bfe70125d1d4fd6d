from functools import reduce
from operator import xor


def single(a: list[int]) -> int:
    """Return the value that has no copy: equal values cancel out under exclusive or, whatever lies between them."""
    return reduce(xor, a)
