def jumps(a: list[int]) -> int:
    """Return the smallest number of jumps from the first cell to the last one, or -1.

    What can be reached with so many jumps is always the first cells up to an index, so the farthest of them is all
    there is to keep.
    """
    count = end = farthest = 0
    # The last cell needs no jump of its own.
    for i in range(len(a) - 1):
        farthest = max(farthest, i + a[i])
        if i == end:
            if farthest == i:
                return -1
            count += 1
            end = farthest
    return count
