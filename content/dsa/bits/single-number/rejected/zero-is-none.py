# Takes 0 for "nothing found" and goes on to the last value; 0 may be the one that is alone.
def single(a: list[int]) -> int:
    open_values = set()
    for value in a:
        open_values ^= {value}
    return next(filter(None, open_values), None) or a[-1]
