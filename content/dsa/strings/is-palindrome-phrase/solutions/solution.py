def is_palindrome(s: str) -> bool:
    """Whether the letters and digits of s read the same in both directions, case ignored.

    What counts before i has matched what counts after j.
    """
    i, j = 0, len(s) - 1
    while i < j:
        if not s[i].isalnum():
            i += 1
        elif not s[j].isalnum():
            j -= 1
        elif s[i].lower() != s[j].lower():
            return False
        else:
            i += 1
            j -= 1
    return True
