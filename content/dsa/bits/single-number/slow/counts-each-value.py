# Counts each value by a walk through the whole list: n² comparisons.
def single(a: list[int]) -> int:
    return next(value for value in a if a.count(value) == 1)
