# crash: Takes from an empty list when a closing bracket comes and nothing is open.
OPENING = {")": "(", "]": "[", "}": "{"}


def balanced(s: str) -> bool:
    stack = []
    for c in s:
        if c in "([{":
            stack.append(c)
        elif c in OPENING and stack.pop() != OPENING[c]:
            return False
    return not stack
