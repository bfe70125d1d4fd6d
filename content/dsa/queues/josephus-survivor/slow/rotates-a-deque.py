# Rotates the deque by k modulo its length for each who leaves: n²/8 moves of pointers on average.
from collections import deque


def survivor(n: int, k: int) -> int:
    circle = deque(range(1, n + 1))
    while len(circle) > 1:
        circle.rotate(-(k - 1) % len(circle))
        circle.popleft()
    return circle[0]
