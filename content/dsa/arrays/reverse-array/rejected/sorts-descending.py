# Sorts from large to small; that reverses only an array that was in ascending order.
def reverse(a: list[int]) -> None:
    a.sort(reverse=True)
