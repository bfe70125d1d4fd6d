# Copies the whole way for each cell it reaches; the number of its steps is all that is asked for.
from collections import deque


def shortest(g: list[str]) -> int:
    rows, columns = len(g), len(g[0])
    if g[0][0] == "#":
        return -1
    seen = {(0, 0)}
    queue = deque([[(0, 0)]])
    while queue:
        way = queue.popleft()
        r, c = way[-1]
        if (r, c) == (rows - 1, columns - 1):
            return len(way) - 1
        for i, j in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if 0 <= i < rows and 0 <= j < columns and g[i][j] == "." and (i, j) not in seen:
                seen.add((i, j))
                queue.append([*way, (i, j)])
    return -1
