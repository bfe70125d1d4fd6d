def islands(g: list[str]) -> int:
    """Count the groups of land cells that touch along a side.

    Each island is sunk as a whole when its first cell is met, with a stack of its own: one call a cell would be a
    million calls deep on a grid of land alone.
    """
    if not g:
        return 0
    # One cell of water after each row, and a row of it on either side: no step can leave the grid or enter another row.
    width = len(g[0]) + 1
    sea = "." * width
    land = bytearray((sea + ".".join(g) + "." + sea).encode().replace(b".", b"\0"))
    count = 0
    start = land.find(b"#")
    while start != -1:
        count += 1
        land[start] = 0
        stack = [start]
        while stack:
            cell = stack.pop()
            for near in (cell - width, cell - 1, cell + 1, cell + width):
                if land[near]:
                    land[near] = 0
                    stack.append(near)
        start = land.find(b"#", start + 1)
    return count
