# "in" and index() walk through the list for each query: n steps for a value that is missing. Use bisect_left.
def find_all(a: list[int], q: list[int]) -> list[int]:
    return [a.index(x) if x in a else -1 for x in q]
