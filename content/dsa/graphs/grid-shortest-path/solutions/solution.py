def shortest(g: list[str]) -> int:
    """Return the number of steps from the first cell to the last one, or -1.

    All cells at one distance are found before any at the next, so the first way to a cell is a shortest one.
    """
    # A wall after each row, and a row of it on either side: no step can leave the grid or enter another row.
    width = len(g[0]) + 1
    wall = "#" * width
    free = bytearray((wall + "#".join(g) + "#" + wall).encode().replace(b"#", b"\0"))
    start, goal = width, width * (len(g) + 1) - 2
    if not free[start] or not free[goal]:
        return -1
    free[start] = 0
    frontier = [start]
    steps = 0
    while frontier:
        if not free[goal]:
            return steps
        steps += 1
        reached = []
        for cell in frontier:
            for near in (cell - width, cell - 1, cell + 1, cell + width):
                if free[near]:
                    free[near] = 0
                    reached.append(near)
        frontier = reached
    return -1
