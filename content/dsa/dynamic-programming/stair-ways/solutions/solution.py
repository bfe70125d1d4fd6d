def ways(n: int) -> int:
    """Count the ways up n stairs in steps of one or two: those that end with a one, and those that end with a two."""
    now, before = 1, 0
    for _ in range(n):
        now, before = now + before, now
    return now
