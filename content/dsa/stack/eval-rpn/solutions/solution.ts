const OPERATORS: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['+', (a: number, b: number) => a + b],
  ['-', (a: number, b: number) => a - b],
  ['*', (a: number, b: number) => a * b],
  ['/', (a: number, b: number) => Math.trunc(a / b)],
]);

/**
 * The value of a postfix expression. The stack holds the values of the finished parts; an operator takes the last two.
 */
export function evalRPN(t: readonly string[]): number {
  const stack: number[] = [];
  for (const token of t) {
    const operator = OPERATORS.get(token);
    if (operator === undefined) {
      stack.push(Number(token));
    } else {
      const b = stack.pop()!;
      const a = stack.pop()!;
      stack.push(operator(a, b));
    }
  }
  return stack[0]!;
}
