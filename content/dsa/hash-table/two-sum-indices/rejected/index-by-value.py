# index() finds the first cell with the value, which for a pair of equal values is the same cell again.
def two_sum(a: list[int], t: int) -> list[int]:
    seen = set()
    for value in a:
        if t - value in seen:
            return sorted([a.index(t - value), a.index(value)])
        seen.add(value)
    return []
