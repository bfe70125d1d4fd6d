# Keeps its table between the calls and starts to add at its end; right once, then not any more.
table = [1, 1]


def ways(n: int) -> int:
    for _ in range(2, n + 1):
        table.append(table[-1] + table[-2])
    return table[-1] if n > 1 else 1
