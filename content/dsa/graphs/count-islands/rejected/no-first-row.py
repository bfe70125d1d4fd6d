# crash: Reads the first row of a grid that has none.
def islands(g: list[str]) -> int:
    rows, columns = len(g), len(g[0])
    land = {(r, c) for r in range(rows) for c in range(columns) if g[r][c] == "#"}
    count = 0
    while land:
        count += 1
        stack = [land.pop()]
        while stack:
            r, c = stack.pop()
            for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if near in land:
                    land.remove(near)
                    stack.append(near)
    return count
