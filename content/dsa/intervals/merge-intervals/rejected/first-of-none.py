# crash: Begins with the first interval, and there may be none.
def merge(v: list[list[int]]) -> list[list[int]]:
    v.sort()
    merged = [v[0]]
    for left, right in v[1:]:
        if left <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    return merged
