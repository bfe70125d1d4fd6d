from collections.abc import Callable


def first_yes(n: int, yes: Callable[[int], bool]) -> int:
    """The first of 0 … n-1 with a yes, or n if there is none."""
    lo, hi = 0, n
    while lo < hi:
        mid = (lo + hi) // 2
        if yes(mid):
            hi = mid
        else:
            lo = mid + 1
    return lo


def bad(build: int) -> bool:
    print("tested:", build)
    return build >= 6


print("first bad build:", first_yes(10, bad))
