# Tries every pair: n²/2 sums when there is none.
def two_sum(a: list[int], t: int) -> list[int]:
    for i in range(len(a)):
        for j in range(i + 1, len(a)):
            if a[i] + a[j] == t:
                return [i, j]
    return []
