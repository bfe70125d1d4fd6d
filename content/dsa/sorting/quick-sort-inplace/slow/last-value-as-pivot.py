# The last value as the pivot: in a sorted list nothing is larger, and each round takes off one value, n²/2 in all.
def sort(a: list[int]) -> None:
    ranges = [(0, len(a) - 1)]
    while ranges:
        low, high = ranges.pop()
        if low >= high:
            continue
        pivot, less = a[high], low
        for i in range(low, high):
            if a[i] < pivot:
                a[i], a[less] = a[less], a[i]
                less += 1
        a[high], a[less] = a[less], pivot
        ranges += [(low, less - 1), (less + 1, high)]
