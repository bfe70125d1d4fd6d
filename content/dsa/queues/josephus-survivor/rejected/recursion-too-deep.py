# crash: One call for each person; Python's stack ends long before 1,000,000 of them.
def survivor(n: int, k: int) -> int:
    return _seat(n, k) + 1


def _seat(n: int, k: int) -> int:
    return 0 if n == 1 else (_seat(n - 1, k) + k) % n
