def merge(a: list[int], b: list[int]) -> list[int]:
    """All values of two sorted lists in order. After each turn out holds the i + j smallest ones."""
    out: list[int] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    out.extend(a[i:])
    out.extend(b[j:])
    return out
