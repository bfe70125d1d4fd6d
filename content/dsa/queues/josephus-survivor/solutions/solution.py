def survivor(n: int, k: int) -> int:
    """Who is left of n people when every k-th leaves.

    Growing a circle from size - 1 to size shifts all seats by k, the winning one too.
    """
    seat = 0
    for size in range(2, n + 1):
        seat = (seat + k) % size
    return seat + 1
