# Compares each interval with every result so far: n²/2 comparisons when none overlap. Sorted, one is enough.
def merge(v: list[list[int]]) -> list[list[int]]:
    merged: list[list[int]] = []
    for left, right in v:
        apart = []
        for other in merged:
            if other[0] <= right and left <= other[1]:
                left, right = min(left, other[0]), max(right, other[1])
            else:
                apart.append(other)
        merged = [*apart, [left, right]]
    return sorted(merged)
