# Putting a letter in front copies the text that is there already: n²/2 characters when all of them count.
def is_palindrome(s: str) -> bool:
    counted = "".join(c for c in s.lower() if c.isalnum())
    backward = ""
    for c in counted:
        backward = c + backward
    return backward == counted
