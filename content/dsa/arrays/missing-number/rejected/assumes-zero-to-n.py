# Adds up 0 … len(a); the numbers start at 1, so the complete set ends at len(a) + 1.
def missing(a: list[int]) -> int:
    n = len(a)
    return n * (n + 1) // 2 - sum(a)
