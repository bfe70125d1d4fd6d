# pop(0) moves all the other values down by one cell: n²/2 moves for each list.
def merge(a: list[int], b: list[int]) -> list[int]:
    out: list[int] = []
    while a and b:
        out.append(a.pop(0) if a[0] <= b[0] else b.pop(0))
    return out + a + b
