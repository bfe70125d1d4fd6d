from collections import Counter


def subsets(a: list[int]) -> list[list[int]]:
    """All different subsets of the values in a.

    A value that occurs c times is in a subset 0, 1, … or c times; these choices do not depend on each other.
    """
    found: list[list[int]] = [[]]
    for value, count in Counter(a).items():
        found = [subset + [value] * times for subset in found for times in range(count + 1)]
    return found
