# Moves both ends after every sum; a sum that is wrong rules out one value, and the other one may be in a pair.
def pair_sum(a: list[int], t: int) -> list[int]:
    i, j = 0, len(a) - 1
    while i < j:
        if a[i] + a[j] == t:
            return [i, j]
        i += 1
        j -= 1
    return []
