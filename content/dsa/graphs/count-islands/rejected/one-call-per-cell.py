# crash: Calls itself for each cell; on a grid of land alone that is a million calls deep. Keep a stack of your own.
def islands(g: list[str]) -> int:
    cells = [list(row) for row in g]

    def sink(r: int, c: int) -> None:
        if not (0 <= r < len(cells) and 0 <= c < len(cells[r])) or cells[r][c] != "#":
            return
        cells[r][c] = "."
        sink(r + 1, c)
        sink(r - 1, c)
        sink(r, c + 1)
        sink(r, c - 1)

    count = 0
    for r, row in enumerate(cells):
        for c in range(len(row)):
            if row[c] == "#":
                count += 1
                sink(r, c)
    return count
