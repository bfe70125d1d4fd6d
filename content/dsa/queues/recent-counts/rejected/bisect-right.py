# bisect_right skips the requests that are exactly w old; bisect_left keeps them.
from bisect import bisect_right


def recent(t: list[int], w: int) -> list[int]:
    return [i + 1 - min(i, bisect_right(t, now - w)) for i, now in enumerate(t)]
