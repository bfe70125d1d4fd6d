# A set keeps one of each value; every copy has to stay.
def merge(a: list[int], b: list[int]) -> list[int]:
    return sorted(set(a) | set(b))
