# Finds the value by sorting the caller's list; a has to stay as it was, so use sorted(a).
def find_duplicate(a: list[int]) -> int:
    a.sort()
    for i in range(1, len(a)):
        if a[i] == a[i - 1]:
            return a[i]
    return 0
