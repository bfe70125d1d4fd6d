# Skips values above t; with negative values in the array they can be part of a pair.
def two_sum(a: list[int], t: int) -> list[int]:
    index_of = {}
    for j, value in enumerate(a):
        if value > t:
            continue
        if t - value in index_of:
            return [index_of[t - value], j]
        index_of[value] = j
    return []
