# Asks for the same smaller answers again and again; the number of calls grows like the answer itself.
def ways(n: int) -> int:
    return 1 if n <= 1 else ways(n - 1) + ways(n - 2)
