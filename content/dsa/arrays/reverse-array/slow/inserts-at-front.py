# Every insert at the front moves all that is there: n²/2 moves for n values.
def reverse(a: list[int]) -> None:
    out: list[int] = []
    for value in a:
        out.insert(0, value)
    a[:] = out
