# Throws half of the cells away after one sum, as in a search for one value; only one cell is ruled out.
def pair_sum(a: list[int], t: int) -> list[int]:
    i, j = 0, len(a) - 1
    while i < j:
        total = a[i] + a[j]
        if total == t:
            return [i, j]
        middle = (i + j) // 2
        if total < t:
            i = max(middle, i + 1)
        else:
            j = min(middle, j - 1)
    return []
