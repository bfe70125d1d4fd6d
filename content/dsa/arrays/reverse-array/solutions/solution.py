def reverse(a: list[int]) -> None:
    """Turn a round in place. Everything outside i..j is in its final place."""
    i, j = 0, len(a) - 1
    while i < j:
        a[i], a[j] = a[j], a[i]
        i += 1
        j -= 1
