# Folds upper and lower case together; here they are different characters.
def longest_unique(s: str) -> int:
    window = ""
    best = 0
    for c in s.lower():
        window = window[window.find(c) + 1 :] + c
        best = max(best, len(window))
    return best
