# "not in" compares each subset with all those found before: 4ⁿ/2 comparisons for n different values.
from itertools import combinations


def subsets(a: list[int]) -> list[list[int]]:
    values = sorted(a)
    found: list[list[int]] = []
    for size in range(len(values) + 1):
        for chosen in combinations(values, size):
            if list(chosen) not in found:
                found.append(list(chosen))
    return found
