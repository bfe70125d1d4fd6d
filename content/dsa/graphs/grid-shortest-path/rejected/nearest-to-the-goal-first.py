# Takes the cell nearest to the goal first, whatever it cost to get there, and keeps the first distance it finds.
import heapq


def shortest(g: list[str]) -> int:
    rows, columns = len(g), len(g[0])
    if g[0][0] == "#":
        return -1
    steps = {(0, 0): 0}
    heap = [(rows + columns - 2, 0, 0)]
    while heap:
        _, r, c = heapq.heappop(heap)
        if (r, c) == (rows - 1, columns - 1):
            return steps[r, c]
        for i, j in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if 0 <= i < rows and 0 <= j < columns and g[i][j] == "." and (i, j) not in steps:
                steps[i, j] = steps[r, c] + 1
                heapq.heappush(heap, (rows - 1 - i + columns - 1 - j, i, j))
    return -1
