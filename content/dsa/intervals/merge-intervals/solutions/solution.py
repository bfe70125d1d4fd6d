def merge(v: list[list[int]]) -> list[list[int]]:
    """Join all intervals that share a point; the result is ascending.

    Sorted by their left ends, only the last result can be joined to the next interval.
    """
    merged: list[list[int]] = []
    for left, right in sorted(v):
        if merged and left <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    return merged
