# Checks that b has every letter of a; letters that only b has, or has more of, go unnoticed.
from collections import Counter


def is_anagram(a: str, b: str) -> bool:
    left = Counter(b)
    for letter in a:
        if left[letter] == 0:
            return False
        left[letter] -= 1
    return True
