# Takes smaller and larger values only; of those equal to the pivot all but one are lost.
def sort(a: list[int]) -> None:
    a[:] = quick_sort(a)


def quick_sort(values):
    if not values:
        return []
    pivot = values[len(values) // 2]
    smaller = [value for value in values if value < pivot]
    larger = [value for value in values if value > pivot]
    return quick_sort(smaller) + [pivot] + quick_sort(larger)
