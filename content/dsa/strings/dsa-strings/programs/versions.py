def field(s: str, i: int) -> tuple[str, int]:
    end = i
    while end < len(s) and s[end] != ".":
        end += 1
    return s[i:end].lstrip("0"), min(end + 1, len(s))


def compare_versions(a: str, b: str) -> int:
    i = j = 0
    while i < len(a) or j < len(b):
        x, i = field(a, i)
        y, j = field(b, j)
        if x != y:  # more digits, larger number
            return 1 if (len(x), x) > (len(y), y) else -1
    return 0


for a, b in [("2.007.1", "2.7"), ("1.10", "1.9"), ("1.0", "1"), ("1", "1.0.1"), ("", "")]:
    print(repr(a), "and", repr(b), "->", compare_versions(a, b))
