# Counts an end before a begin at the same number, so the count falls to zero between intervals that touch.
def merge(v: list[list[int]]) -> list[list[int]]:
    events = []
    for left, right in v:
        events.append((left, 1))
        events.append((right, -1))
    events.sort()
    merged = []
    count = begin = 0
    for at, change in events:
        if count == 0:
            begin = at
        count += change
        if count == 0:
            merged.append([begin, at])
    return merged
