# Gives the name a to a new list; the caller's list never changes. Assign to a[:].
def rotate(a: list[int], k: int) -> None:
    if a:
        k %= len(a)
        a = a[-k:] + a[:-k]
