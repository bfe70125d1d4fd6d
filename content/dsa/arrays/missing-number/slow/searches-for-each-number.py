# "in" walks through the list once for each number from 1 on: n²/2 comparisons.
def missing(a: list[int]) -> int:
    v = 1
    while v in a:
        v += 1
    return v
