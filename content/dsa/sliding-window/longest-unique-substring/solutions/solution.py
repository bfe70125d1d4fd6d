def longest_unique(s: str) -> int:
    """The length of the longest substring of s without a repeated character.

    s[left : right + 1] is the longest such part that ends at right.
    """
    last: dict[str, int] = {}
    best = left = 0
    for right, c in enumerate(s):
        # A place before the window must not pull the left end back.
        left = max(left, last.get(c, -1) + 1)
        last[c] = right
        best = max(best, right + 1 - left)
    return best
