# Every pass reads the whole text and takes off one layer: n²/4 characters for one deep nest.
def balanced(s: str) -> bool:
    s = "".join(c for c in s if c in "()[]{}")
    before = None
    while s != before:
        before = s
        for pair in ("()", "[]", "{}"):
            s = s.replace(pair, "")
    return s == ""
