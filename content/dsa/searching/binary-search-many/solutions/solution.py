from bisect import bisect_left


def find_all(a: list[int], q: list[int]) -> list[int]:
    """For each query its index in the sorted list a, or -1."""
    return [index_of(a, x) for x in q]


def index_of(a: list[int], x: int) -> int:
    # bisect_left gives the place where x is or would be; that place may be behind the last value.
    i = bisect_left(a, x)
    return i if i < len(a) and a[i] == x else -1
