# Tells subsets apart by their sum; different ones can have the same, as [3] and [1, 2] do.
from itertools import combinations


def subsets(a: list[int]) -> list[list[int]]:
    by_sum = {}
    for size in range(len(a) + 1):
        for chosen in combinations(a, size):
            by_sum[sum(chosen)] = list(chosen)
    return list(by_sum.values())
