# crash: isdigit() is false for "-2", so a negative number is looked up among the operators.
import operator

OPERATORS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda a, b: int(a / b),
}


def eval_rpn(t: list[str]) -> int:
    stack: list[int] = []
    for token in t:
        if token.isdigit():
            stack.append(int(token))
        else:
            b = stack.pop()
            a = stack.pop()
            stack.append(OPERATORS[token](a, b))
    return stack[0]
