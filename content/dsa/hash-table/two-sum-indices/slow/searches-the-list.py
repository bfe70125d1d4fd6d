# "in" walks through the list for each cell: n²/2 comparisons when there is no pair. A dict answers at once.
def two_sum(a: list[int], t: int) -> list[int]:
    seen: list[int] = []
    for j, value in enumerate(a):
        if t - value in seen:
            return [seen.index(t - value), j]
        seen.append(value)
    return []
