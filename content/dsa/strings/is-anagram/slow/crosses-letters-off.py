# Finding and removing each letter walks through the list: n² steps when letters stand at the far end.
def is_anagram(a: str, b: str) -> bool:
    left = list(b)
    for letter in a:
        if letter not in left:
            return False
        left.remove(letter)
    return not left
