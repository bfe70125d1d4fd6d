# Asks for the best of the same shorter row again and again; the number of calls grows by a factor with each cell.
def best(a: list[int], circular: bool) -> int:
    def up_to(first: int, last: int) -> int:
        if last < first:
            return 0
        return max(up_to(first, last - 1), a[last] + up_to(first, last - 2))

    if circular and len(a) > 1:
        return max(up_to(1, len(a) - 1), up_to(0, len(a) - 2))
    return up_to(0, len(a) - 1)
