# Gives the name a to a new list; the caller's list never changes. Assign to a[:] or swap in place.
def reverse(a: list[int]) -> None:
    a = a[::-1]
