from bisect import bisect_left


def lower_bound(a: list[int], q: list[int]) -> list[int]:
    """For each query the index of the first value in the sorted list a that is not below it, or len(a).

    That is the leftmost place at which the query could be put in, which is what bisect_left gives.
    """
    return [bisect_left(a, x) for x in q]
