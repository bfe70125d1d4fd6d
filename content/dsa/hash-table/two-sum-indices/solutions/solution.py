def two_sum(a: list[int], t: int) -> list[int]:
    """Indices i < j with a[i] + a[j] == t, or [].

    The needed value is looked up before a[j] is entered, so that no cell pairs with itself.
    """
    index_of: dict[int, int] = {}
    for j, value in enumerate(a):
        i = index_of.get(t - value)
        if i is not None:
            return [i, j]
        index_of[value] = j
    return []
