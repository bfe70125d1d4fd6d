def missing(a: list[int]) -> int:
    """The number of 1..n that a lacks: the complete sum less the sum of a."""
    n = len(a) + 1
    return n * (n + 1) // 2 - sum(a)
