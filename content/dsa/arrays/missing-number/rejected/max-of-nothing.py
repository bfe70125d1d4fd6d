# crash: max() of an empty list; n is len(a) + 1, whatever the list holds.
def missing(a: list[int]) -> int:
    n = max(a)
    return n * (n + 1) // 2 - sum(a) or n + 1
