# A set holds each time once; several requests can come in the same millisecond.
def recent(t: list[int], w: int) -> list[int]:
    times: set[int] = set()
    counts = []
    for now in t:
        times.add(now)
        times = {time for time in times if time >= now - w}
        counts.append(len(times))
    return counts
