# setdefault() keeps the first index of a value; a later one is nearer to the cells that follow. Write it over.
def near_duplicate(a: list[int], k: int) -> bool:
    index_of: dict[int, int] = {}
    for j, value in enumerate(a):
        i = index_of.setdefault(value, j)
        if i != j and j - i <= k:
            return True
    return False
