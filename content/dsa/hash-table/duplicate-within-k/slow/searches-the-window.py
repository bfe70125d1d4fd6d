# "in" walks through the last k values for each cell: n·k comparisons when all differ. A set answers at once.
from collections import deque


def near_duplicate(a: list[int], k: int) -> bool:
    window: deque[int] = deque(maxlen=k)
    for value in a:
        if value in window:
            return True
        window.append(value)
    return False
