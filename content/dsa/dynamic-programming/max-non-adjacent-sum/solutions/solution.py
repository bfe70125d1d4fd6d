from collections.abc import Iterable
from itertools import islice


def best(a: list[int], circular: bool) -> int:
    """Return the largest sum of values no two of which are neighbours.

    In a circle the first and the last value are neighbours, so one of them is left out; a single value has none.
    """
    if circular and len(a) > 1:
        return max(_in_row(islice(a, 1, None)), _in_row(islice(a, len(a) - 1)))
    return _in_row(a)


def _in_row(values: Iterable[int]) -> int:
    # The best of all values so far, and of all but the last of these.
    now, before = 0, 0
    for value in values:
        now, before = max(now, before + value), now
    return now
