# Takes all even places or all odd ones; two cells may lie between chosen ones.
def best(a: list[int], circular: bool) -> int:
    if circular and len(a) > 1:
        return max(best(a[1:], False), best(a[:-1], False))
    return max(sum(a[::2]), sum(a[1::2]))
