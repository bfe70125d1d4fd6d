# lo = mid keeps the middle in: with one cell left that is too small the loop never ends. Use lo = mid + 1.
def find_all(a: list[int], q: list[int]) -> list[int]:
    result = []
    for x in q:
        lo, hi = 0, len(a)
        while lo < hi:
            mid = (lo + hi) // 2
            if a[mid] < x:
                lo = mid
            else:
                hi = mid
        result.append(lo if lo < len(a) and a[lo] == x else -1)
    return result
