# Spreads the smallest label by sweeps over the whole grid; each cell to the left or up takes a sweep of its own.
def islands(g: list[str]) -> int:
    labels = {(r, c): (r, c) for r, row in enumerate(g) for c, cell in enumerate(row) if cell == "#"}
    changed = True
    while changed:
        changed = False
        for r, c in labels:
            for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if near in labels and labels[near] < labels[r, c]:
                    labels[r, c] = labels[near]
                    changed = True
    return len(set(labels.values()))
