# Steps back over one equal value only; there may be more of them.
def lower_bound(a: list[int], q: list[int]) -> list[int]:
    result = []
    for x in q:
        lo, hi = 0, len(a)
        while lo < hi:
            mid = (lo + hi) // 2
            if a[mid] == x:
                lo = mid - 1 if mid > 0 and a[mid - 1] == x else mid
                break
            if a[mid] < x:
                lo = mid + 1
            else:
                hi = mid
        result.append(lo)
    return result
