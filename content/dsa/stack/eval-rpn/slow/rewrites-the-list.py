# Searches the first operator from the start each time and closes the gap: about n²/8 tokens read, and more moved.
def eval_rpn(t: list[str]) -> int:
    left = list(t)
    while len(left) > 1:
        at = next(i for i, token in enumerate(left) if token in ("+", "-", "*", "/"))
        a, b = int(left[at - 2]), int(left[at - 1])
        if left[at] == "+":
            value = a + b
        elif left[at] == "-":
            value = a - b
        elif left[at] == "*":
            value = a * b
        else:
            value = int(a / b)
        left[at - 2 : at + 1] = [str(value)]
    return int(left[0])
