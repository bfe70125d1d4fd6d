# Counts the cells of the way; there is one step fewer.
from collections import deque


def shortest(g: list[str]) -> int:
    rows, columns = len(g), len(g[0])
    if g[0][0] == "#":
        return -1
    seen = {(0, 0)}
    queue = deque([(0, 0, 1)])
    while queue:
        r, c, cells = queue.popleft()
        if (r, c) == (rows - 1, columns - 1):
            return cells
        for i, j in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if 0 <= i < rows and 0 <= j < columns and g[i][j] == "." and (i, j) not in seen:
                seen.add((i, j))
                queue.append((i, j, cells + 1))
    return -1
