# Normalising makes e + accent equal to é; the letters are compared as they are.
import unicodedata


def is_anagram(a: str, b: str) -> bool:
    return sorted(unicodedata.normalize("NFC", a)) == sorted(unicodedata.normalize("NFC", b))
