# Moves on by k after a removal; the gap has closed, so the next person is already at the index and k - 1 is right.
def survivor(n: int, k: int) -> int:
    circle = list(range(1, n + 1))
    at = 0
    while len(circle) > 1:
        at = (at + k) % len(circle)
        circle.pop(at)
    return circle[0]
