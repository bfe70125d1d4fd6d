from random import randint


def sort(a: list[int]) -> None:
    """Sort in place.

    Values equal to the pivot are in their place after one pass, and the recursion takes the shorter side only, so that
    it is never deeper than log2 of the length.
    """
    _sort(a, 0, len(a) - 1)


def _sort(a: list[int], low: int, high: int) -> None:
    while low < high:
        less, more = _partition(a, low, high, a[randint(low, high)])
        if less - low < high - more:
            _sort(a, low, less - 1)
            low = more + 1
        else:
            _sort(a, more + 1, high)
            high = less - 1


def _partition(a: list[int], low: int, high: int, pivot: int) -> tuple[int, int]:
    """Bounds of the values equal to the pivot; smaller ones stand before them, larger ones behind."""
    less, i, more = low, low, high
    while i <= more:
        value = a[i]
        if value < pivot:
            a[i], a[less] = a[less], value
            less += 1
            i += 1
        elif value > pivot:
            # What comes from the end has not been looked at, so i stays.
            a[i], a[more] = a[more], value
            more -= 1
        else:
            i += 1
    return less, more
