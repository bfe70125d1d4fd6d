# Takes n from k only once, so it is wrong from k = 2n + 1 on; the remainder of the division is needed.
def rotate(a: list[int], k: int) -> None:
    if k > len(a):
        k -= len(a)
    a[:] = a[-k:] + a[:-k]
