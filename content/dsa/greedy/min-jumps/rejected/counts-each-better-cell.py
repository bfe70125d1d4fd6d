# Counts a jump whenever a cell leads farther than all before it; most of these cells are never jumped to.
def jumps(a: list[int]) -> int:
    count = farthest = 0
    for i, length in enumerate(a[:-1]):
        if i > farthest:
            return -1
        if i + length > farthest and farthest < len(a) - 1:
            farthest = i + length
            count += 1
    return count if farthest >= len(a) - 1 else -1
