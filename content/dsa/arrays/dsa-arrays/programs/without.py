def without(a: list[int], x: int) -> int:
    w = 0
    for r in range(len(a)):
        if a[r] != x:
            a[w] = a[r]
            w += 1
    return w


a = [3, 1, 3, 4, 3]
w = without(a, 3)
print("kept", w, "->", a[:w], "all cells:", a)
