import operator

OPERATORS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    # // would round down; a float is exact for operands of 32 bits, and int() drops the fraction.
    "/": lambda a, b: int(a / b),
}


def eval_rpn(t: list[str]) -> int:
    """The value of a postfix expression.

    The stack holds the values of the finished parts; an operator takes the last two.
    """
    stack: list[int] = []
    for token in t:
        if token in OPERATORS:
            b = stack.pop()
            a = stack.pop()
            stack.append(OPERATORS[token](a, b))
        else:
            stack.append(int(token))
    return stack.pop()
