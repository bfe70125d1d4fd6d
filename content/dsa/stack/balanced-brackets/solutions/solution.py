CLOSING = {"(": ")", "[": "]", "{": "}"}


def balanced(s: str) -> bool:
    """Whether every bracket is closed by its own kind, in order.

    The stack holds the closing brackets that are due, the next one on top.
    """
    due: list[str] = []
    for c in s:
        if c in CLOSING:
            due.append(CLOSING[c])
        elif c in ")]}":
            if not due or due.pop() != c:
                return False
    return not due
