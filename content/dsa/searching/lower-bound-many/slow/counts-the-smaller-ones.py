# Counts the values below x one by one: n comparisons for each query. The array is sorted, so halve what is left.
def lower_bound(a: list[int], q: list[int]) -> list[int]:
    return [sum(value < x for value in a) for x in q]
