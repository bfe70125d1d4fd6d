const OPERATORS = new Map([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => Math.trunc(a / b)],
]);

/**
 * The value of a postfix expression. The stack holds the values of the finished parts; an operator takes the last two.
 * @param {readonly string[]} t
 * @returns {number}
 */
export function evalRPN(t) {
  const stack = [];
  for (const token of t) {
    const operator = OPERATORS.get(token);
    if (operator === undefined) {
      stack.push(Number(token));
    } else {
      const b = stack.pop();
      const a = stack.pop();
      stack.push(operator(a, b));
    }
  }
  return stack[0];
}
