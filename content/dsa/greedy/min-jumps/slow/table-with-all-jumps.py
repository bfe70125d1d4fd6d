# For each cell enters all the cells it leads to: n²/2 entries when the jumps are long.
def jumps(a: list[int]) -> int:
    n = len(a)
    least = [0] + [n] * (n - 1)
    for i, length in enumerate(a):
        for j in range(i + 1, min(i + length, n - 1) + 1):
            if least[i] + 1 < least[j]:
                least[j] = least[i] + 1
    return least[-1] if least[-1] < n else -1
