def pair_sum(a: list[int], t: int) -> list[int]:
    """Indices i < j with a[i] + a[j] == t in a sorted a, or [].

    If there is a pair, one lies between i and j: an end that moves has had its best partner.
    """
    i, j = 0, len(a) - 1
    while i < j:
        total = a[i] + a[j]
        if total < t:
            i += 1
        elif total > t:
            j -= 1
        else:
            return [i, j]
    return []
