import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;
const OPERATORS = ['+', '-', '*', '/'] as const;
type Operator = (typeof OPERATORS)[number];

const isOperator = (token: string): token is Operator => (OPERATORS as readonly string[]).includes(token);

/** a operator b, or null where it is not defined or leaves 32 bits. */
function apply(operator: Operator, a: number, b: number): number | null {
  switch (operator) {
    case '+':
      return fitting(a + b);
    case '-':
      return fitting(a - b);
    case '*':
      // A product of 62 bits may be rounded, but never to one that fits.
      return fitting(a * b);
    case '/':
      return b === 0 ? null : fitting(Math.trunc(a / b));
  }
}

/** The value itself (0 for −0), or null outside 32 bits. */
function fitting(value: number): number | null {
  return value >= INT_MIN && value <= INT_MAX ? value + 0 : null;
}

/** The value of an expression, null where it is broken, divides by zero or leaves 32 bits. */
function evaluate(tokens: readonly string[]): number | null {
  const values: number[] = [];
  for (const token of tokens) {
    let value: number | null;
    if (isOperator(token)) {
      const b = values.pop();
      const a = values.pop();
      if (a === undefined || b === undefined) return null;
      value = apply(token, a, b);
    } else {
      value = /^(0|-?[1-9][0-9]*)$/.test(token) ? fitting(Number(token)) : null;
    }
    if (value === null) return null;
    values.push(value);
  }
  return values.length === 1 ? (values[0] as number) : null;
}

function number(rng: Rng): number {
  if (rng.chance(0.8)) return rng.int(-12, 12);
  return rng.pick([rng.int(INT_MIN, INT_MAX), rng.int(INT_MAX - 3, INT_MAX), rng.int(INT_MIN, INT_MIN + 3)]);
}

/** A valid expression of about `size` tokens; `depth` is how readily numbers pile up before an operator comes. */
function expression(rng: Rng, size: number, depth: number): string[] {
  const tokens: string[] = [];
  const values: number[] = [];
  const operate = (): void => {
    const b = values.pop() as number;
    const a = values.pop() as number;
    // a + b or a − b always fits: one of them has operands of opposite signs to add, or of the same to subtract.
    for (const operator of rng.shuffle(OPERATORS)) {
      const value = apply(operator, a, b);
      if (value === null) continue;
      tokens.push(operator);
      values.push(value);
      return;
    }
  };
  while (tokens.length + values.length < size || values.length === 0) {
    if (values.length > 1 && !rng.chance(depth)) {
      operate();
    } else {
      const value = number(rng);
      tokens.push(String(value));
      values.push(value);
    }
  }
  while (values.length > 1) operate();
  return tokens;
}

export const oracle = defineOracle<[t: string[]], number>({
  valid: (t) => evaluate(t) !== null,
  solve(t) {
    const value = evaluate(t);
    if (value === null) throw new RangeError('not a valid expression');
    return value;
  },
  generate(rng, size) {
    return [expression(rng, rng.int(1, Math.max(1, size)), rng.pick([0.3, 0.5, 0.7, 1]))];
  },
  large: {
    'all numbers first': (n) => {
      const numbers = (n + 1) >> 1;
      return [recipe.concat(recipe.fill(numbers, '3'), recipe.fill(numbers - 1, '-'))];
    },
    'an operator after each number': (n) => {
      const tokens = ['-1'];
      while (tokens.length + 2 <= n) tokens.push(String(tokens.length), tokens.length % 4 === 1 ? '+' : '-');
      return [recipe.value(tokens)];
    },
    random: (n, rng) => [recipe.value(expression(rng, n - 1, 0.55))],
    'deep, with divisions': (n) => {
      const numbers = (n + 1) >> 1;
      return [
        recipe.concat(
          recipe.fill(numbers - 1, '-1000000'),
          recipe.value(['-7']),
          recipe.fill(numbers - 1, '/'),
        ),
      ];
    },
  },
});
