# Looks at all earlier requests for each one: n²/2 comparisons, whatever w is.
def recent(t: list[int], w: int) -> list[int]:
    return [sum(earlier >= now - w for earlier in t[: i + 1]) for i, now in enumerate(t)]
