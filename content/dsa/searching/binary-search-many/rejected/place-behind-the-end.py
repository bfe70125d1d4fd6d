# crash: For a value above all others bisect_left gives len(a), and a[len(a)] does not exist; ask for i < len(a) first.
from bisect import bisect_left


def find_all(a: list[int], q: list[int]) -> list[int]:
    result = []
    for x in q:
        i = bisect_left(a, x)
        result.append(i if a[i] == x else -1)
    return result
