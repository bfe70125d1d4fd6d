# Asks whether the second half mirrors the first; brackets may also stand side by side, as in ()[].
MIRROR = str.maketrans("([{)]}", ")]}([{")


def balanced(s: str) -> bool:
    brackets = "".join(c for c in s if c in "()[]{}")
    half = len(brackets) // 2
    return brackets[half:] == brackets[:half][::-1].translate(MIRROR)
