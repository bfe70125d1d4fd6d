# Compares every cell with all later ones: n²/2 comparisons when the copies stand at the end.
def find_duplicate(a: list[int]) -> int:
    for i in range(len(a)):
        for j in range(i + 1, len(a)):
            if a[i] == a[j]:
                return a[i]
    return 0
