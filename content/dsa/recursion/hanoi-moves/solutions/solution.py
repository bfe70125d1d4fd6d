from collections.abc import Iterator


def moves(n: int) -> list[list[int]]:
    """The moves [from, to] that carry n disks from peg 1 to peg 3."""
    return list(carry(n, 1, 3, 2))


def carry(n: int, start: int, goal: int, park: int) -> Iterator[list[int]]:
    # The n smallest disks; everything below them is larger and does not matter.
    if n == 0:
        return
    yield from carry(n - 1, start, park, goal)
    yield [start, goal]
    yield from carry(n - 1, park, goal, start)
