# pop(0) moves all the other values by one place: n²/2 moves when it is the left end that moves.
def pair_sum(a: list[int], t: int) -> list[int]:
    left = list(enumerate(a))
    while len(left) > 1:
        total = left[0][1] + left[-1][1]
        if total == t:
            return [left[0][0], left[-1][0]]
        if total < t:
            left.pop(0)
        else:
            left.pop()
    return []
