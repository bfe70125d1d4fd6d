# Notes the list itself, which all choices share and which is empty at the end; note a copy.
def subsets(a: list[int]) -> list[list[int]]:
    values = sorted(a)
    found: list[list[int]] = []
    chosen: list[int] = []

    def extend(start: int) -> None:
        found.append(chosen)
        for i in range(start, len(values)):
            if i > start and values[i] == values[i - 1]:
                continue
            chosen.append(values[i])
            extend(i + 1)
            chosen.pop()

    extend(0)
    return found
