# Starts anew at every index, and "in" walks through a list of up to 94 characters at each step.
def longest_unique(s: str) -> int:
    best = 0
    for start in range(len(s)):
        seen: list[str] = []
        for c in s[start : start + 96]:
            if c in seen:
                break
            seen.append(c)
        best = max(best, len(seen))
    return best
