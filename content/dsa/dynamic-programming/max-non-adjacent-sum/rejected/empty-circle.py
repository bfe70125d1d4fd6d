# crash: Looks at the last cell of an empty array.
def best(a: list[int], circular: bool) -> int:
    if len(a) == 1:
        return a[0]
    if circular:
        # With the last cell its neighbours are out; without it the rest is a row.
        return max(a[-1] + in_row(a[1:-2]), in_row(a[:-1]))
    return in_row(a)


def in_row(values: list[int]) -> int:
    now, before = 0, 0
    for value in values:
        now, before = max(now, before + value), now
    return now
