# Ends the loop one cell early, so a second copy in the last cell is never seen.
def find_duplicate(a: list[int]) -> int:
    seen = set()
    for i in range(len(a) - 1):
        if a[i] in seen:
            return a[i]
        seen.add(a[i])
    return 0
