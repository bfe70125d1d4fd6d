from collections import Counter


def is_anagram(a: str, b: str) -> bool:
    """Whether a and b have the same code points, each equally often."""
    return len(a) == len(b) and Counter(a) == Counter(b)
