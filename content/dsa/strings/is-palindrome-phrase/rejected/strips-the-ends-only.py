# strip() removes signs at the ends only; those inside have to be passed over as well.
import string


def is_palindrome(s: str) -> bool:
    s = s.strip(string.punctuation + " ").lower()
    return s == s[::-1]
