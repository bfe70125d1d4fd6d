# Ends the loop one cell early, so a pair that needs the last cell is never found.
def two_sum(a: list[int], t: int) -> list[int]:
    index_of = {}
    for j in range(len(a) - 1):
        if t - a[j] in index_of:
            return [index_of[t - a[j]], j]
        index_of[a[j]] = j
    return []
