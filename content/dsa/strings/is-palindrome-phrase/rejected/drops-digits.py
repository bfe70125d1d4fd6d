# isalpha() is false for digits, so they are passed over; they count like letters.
def is_palindrome(s: str) -> bool:
    letters = [c for c in s.lower() if c.isalpha()]
    return letters == letters[::-1]
