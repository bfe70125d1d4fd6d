def near_duplicate(a: list[int], k: int) -> bool:
    """Whether two cells at most k apart hold the same value.

    The latest index of a value is the nearest one, so no other is kept.
    """
    latest: dict[int, int] = {}
    for j, value in enumerate(a):
        i = latest.get(value)
        if i is not None and j - i <= k:
            return True
        latest[value] = j
    return False
