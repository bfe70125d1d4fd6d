# Each step copies the whole list to move it by one cell, k mod n times: n·k copies.
def rotate(a: list[int], k: int) -> None:
    if not a:
        return
    for _ in range(k % len(a)):
        a[:] = a[-1:] + a[:-1]
