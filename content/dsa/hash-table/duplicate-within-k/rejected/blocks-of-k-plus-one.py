# Cuts the array into blocks and looks into each; two equal values on both sides of a cut are never compared.
def near_duplicate(a: list[int], k: int) -> bool:
    for start in range(0, len(a), k + 1):
        block = a[start : start + k + 1]
        if len(set(block)) < len(block):
            return True
    return False
