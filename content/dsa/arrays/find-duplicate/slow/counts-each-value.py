# count() walks through the whole list once for each value: n² comparisons.
def find_duplicate(a: list[int]) -> int:
    for value in a:
        if a.count(value) > 1:
            return value
    return 0
