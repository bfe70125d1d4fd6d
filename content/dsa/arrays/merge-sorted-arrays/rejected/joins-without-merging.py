# Puts b behind a; that is in order only when every value of a is at most the first of b.
def merge(a: list[int], b: list[int]) -> list[int]:
    return a + b
