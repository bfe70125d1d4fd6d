# Expects the two copies side by side; they can be anywhere.
def single(a: list[int]) -> int:
    for i in range(0, len(a) - 1, 2):
        if a[i] != a[i + 1]:
            return a[i]
    return a[-1]
