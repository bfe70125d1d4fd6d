def recent(t: list[int], w: int) -> list[int]:
    """For each request, how many came in the last w milliseconds up to it. The window is t[first..i]."""
    counts: list[int] = []
    first = 0
    for i, now in enumerate(t):
        while t[first] < now - w:
            first += 1
        counts.append(i - first + 1)
    return counts
