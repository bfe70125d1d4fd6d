# Gives the name a to a new list; the caller's list stays as it was. Assign to a[:] or to its cells.
def sort(a: list[int]) -> None:
    a = quick_sort(a)


def quick_sort(values):
    if len(values) < 2:
        return values
    pivot = values[0]
    smaller = quick_sort([value for value in values if value < pivot])
    larger = quick_sort([value for value in values if value > pivot])
    return smaller + [value for value in values if value == pivot] + larger
