def rotate(a: list[int], k: int) -> None:
    """Move every value k cells to the right: all turned round, then each of the two blocks."""
    if not a:
        return
    k %= len(a)
    _turn_round(a, 0, len(a) - 1)
    _turn_round(a, 0, k - 1)
    _turn_round(a, k, len(a) - 1)


def _turn_round(a: list[int], i: int, j: int) -> None:
    while i < j:
        a[i], a[j] = a[j], a[i]
        i += 1
        j -= 1
