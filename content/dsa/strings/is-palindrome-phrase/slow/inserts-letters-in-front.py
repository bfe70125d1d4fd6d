# insert(0, …) moves every letter that is in the list already: n²/2 moves when all of them count.
def is_palindrome(s: str) -> bool:
    counted = [c for c in s.lower() if c.isalnum()]
    backward: list[str] = []
    for c in counted:
        backward.insert(0, c)
    return backward == counted
