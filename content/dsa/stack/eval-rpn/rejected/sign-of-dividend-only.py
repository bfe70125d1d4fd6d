# Corrects // only for a negative dividend; a negative divisor makes it round the wrong way just the same.
def eval_rpn(t: list[str]) -> int:
    stack: list[int] = []
    for token in t:
        if token not in ("+", "-", "*", "/"):
            stack.append(int(token))
            continue
        b = stack.pop()
        a = stack.pop()
        if token == "+":
            stack.append(a + b)
        elif token == "-":
            stack.append(a - b)
        elif token == "*":
            stack.append(a * b)
        else:
            stack.append(-(-a // b) if a < 0 else a // b)
    return stack[0]
