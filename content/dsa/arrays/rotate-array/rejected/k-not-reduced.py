# With k larger than n, a[-k:] is the whole list and nothing moves; reduce k to k mod n first.
def rotate(a: list[int], k: int) -> None:
    a[:] = a[-k:] + a[:-k]
