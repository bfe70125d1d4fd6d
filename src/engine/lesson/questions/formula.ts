/**
 * The formulas of number questions, a language of their own: numbers, names, + - * / ^, brackets, and a few functions. It is
 * read to a tree and walked; nothing of it is ever run as code.
 */
import type { Dimension } from './units.ts';
import { dimensionWords, PLAIN, sameDimension } from './units.ts';

export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'minus'; readonly of: Formula }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Formula[] }
  | { readonly kind: 'pair'; readonly sign: Sign; readonly left: Formula; readonly right: Formula };

type Sign = '+' | '-' | '*' | '/' | '^';

const FUNCTIONS = {
  ceil: { most: 1, of: ([a = NaN]: readonly number[]) => Math.ceil(clean(a)) },
  floor: { most: 1, of: ([a = NaN]: readonly number[]) => Math.floor(clean(a)) },
  round: { most: 1, of: ([a = NaN]: readonly number[]) => Math.round(clean(a)) },
  sqrt: { most: 1, of: ([a = NaN]: readonly number[]) => Math.sqrt(a) },
  log2: { most: 1, of: ([a = NaN]: readonly number[]) => Math.log2(a) },
  min: { most: 8, of: (all: readonly number[]) => Math.min(...all) },
  max: { most: 8, of: (all: readonly number[]) => Math.max(...all) },
} as const;
export type FunctionName = keyof typeof FUNCTIONS;

/** Names that no parameter may have. */
export const FUNCTION_NAMES: readonly string[] = Object.keys(FUNCTIONS);

/** 2.9999999999999996 is 3: a sum in binary must not need one server more. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** Says what is wrong with a formula. */
export class FormulaError extends Error {}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z_]\w*)|([-+*/^(),×÷−]))/y;
const SAME: ReadonlyMap<string, string> = new Map([
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
]);

/** @throws FormulaError */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): string => tokens[at] ?? '';
  const take = (token: string): boolean => {
    if (peek() !== token) return false;
    at += 1;
    return true;
  };
  const expect = (token: string): void => {
    if (!take(token)) throw new FormulaError(`"${token}" is missing ${place()}`);
  };
  const place = (): string => (peek() === '' ? 'at the end' : `before "${peek()}"`);

  const sum = (): Formula => chain(product, ['+', '-']);
  const product = (): Formula => chain(signed, ['*', '/']);
  const chain = (part: () => Formula, signs: readonly Sign[]): Formula => {
    let left = part();
    for (;;) {
      const sign = signs.find(take);
      if (sign === undefined) return left;
      left = { kind: 'pair', sign, left, right: part() };
    }
  };
  const signed = (): Formula => (take('-') ? { kind: 'minus', of: signed() } : power());
  const power = (): Formula => {
    const left = atom();
    return take('^') ? { kind: 'pair', sign: '^', left, right: signed() } : left;
  };
  const atom = (): Formula => {
    const token = peek();
    if (take('(')) {
      const inside = sum();
      expect(')');
      return inside;
    }
    if (/^\d/.test(token)) {
      at += 1;
      return { kind: 'number', value: Number(token) };
    }
    if (/^[A-Za-z_]/.test(token)) {
      at += 1;
      return peek() === '(' ? call(token) : { kind: 'name', name: token };
    }
    throw new FormulaError(`a number, a name or a bracket is missing ${place()}`);
  };
  const call = (name: string): Formula => {
    if (!isFunction(name))
      throw new FormulaError(`there is no function "${name}"; there are ${FUNCTION_NAMES.join(', ')}`);
    expect('(');
    const args = [sum()];
    while (take(',')) args.push(sum());
    expect(')');
    if (args.length > FUNCTIONS[name].most)
      throw new FormulaError(`"${name}" takes ${FUNCTIONS[name].most} value; thousands have no comma here`);
    return { kind: 'call', name, args };
  };

  const formula = sum();
  if (at < tokens.length) throw new FormulaError(`something is missing ${place()}`);
  return formula;
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null)
      throw new FormulaError(`"${text.slice(from).trim().slice(0, 1)}" has no meaning here`);
    const token = match[0].trim();
    tokens.push(SAME.get(token) ?? token);
  }
  return tokens;
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

/** Names that stand in it. */
export function namesIn(formula: Formula): ReadonlySet<string> {
  switch (formula.kind) {
    case 'number':
      return new Set();
    case 'name':
      return new Set([formula.name]);
    case 'minus':
      return namesIn(formula.of);
    case 'call':
      return new Set(formula.args.flatMap((one) => [...namesIn(one)]));
    case 'pair':
      return new Set([...namesIn(formula.left), ...namesIn(formula.right)]);
  }
}

/**
 * @param valueOf a name's value in the base
 * @throws FormulaError on a division by zero
 */
export function evaluate(formula: Formula, valueOf: (name: string) => number): number {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'name':
      return valueOf(formula.name);
    case 'minus':
      return -evaluate(formula.of, valueOf);
    case 'call':
      return FUNCTIONS[formula.name].of(formula.args.map((one) => evaluate(one, valueOf)));
    case 'pair': {
      const left = evaluate(formula.left, valueOf);
      const right = evaluate(formula.right, valueOf);
      return pairValue(formula.sign, left, right);
    }
  }
}

function pairValue(sign: Sign, left: number, right: number): number {
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (clean(right) === 0) throw new FormulaError('it divides by zero');
      return left / right;
    case '^':
      return left ** right;
  }
}

/**
 * The dimension of what it gives.
 * @throws FormulaError where seconds are added to bytes, and the like
 */
export function dimensionOf(formula: Formula, ofName: (name: string) => Dimension): Dimension {
  const of = (one: Formula): Dimension => dimensionOf(one, ofName);
  switch (formula.kind) {
    case 'number':
      return PLAIN;
    case 'name':
      return ofName(formula.name);
    case 'minus':
      return of(formula.of);
    case 'call': {
      const [first = PLAIN, ...others] = formula.args.map(of);
      if (formula.name === 'sqrt') return { time: first.time / 2, bytes: first.bytes / 2 };
      for (const other of others) mustFit(formula.name, first, other);
      // To round seconds depends on what they are counted in.
      if (formula.name !== 'min' && formula.name !== 'max') mustFit(formula.name, first, PLAIN);
      return first;
    }
    case 'pair': {
      const { sign } = formula;
      const [left, right] = [of(formula.left), of(formula.right)];
      if (sign === '*') return { time: left.time + right.time, bytes: left.bytes + right.bytes };
      if (sign === '/') return { time: left.time - right.time, bytes: left.bytes - right.bytes };
      if (sign === '^') {
        mustFit('^', right, PLAIN);
        if (sameDimension(left, PLAIN)) return PLAIN;
        if (formula.right.kind !== 'number') throw new FormulaError('a power of a unit has to be a number');
        const { value } = formula.right;
        return { time: left.time * value, bytes: left.bytes * value };
      }
      mustFit(sign, left, right);
      return left;
    }
  }
}

function mustFit(where: string, a: Dimension, b: Dimension): void {
  if (!sameDimension(a, b)) {
    throw new FormulaError(`"${where}" cannot bring ${dimensionWords(a)} and ${dimensionWords(b)} together`);
  }
}

const SHOWN_SIGN: Readonly<Record<Sign, string>> = { '+': '+', '-': '−', '*': '×', '/': '÷', '^': '^' };
const RANK: Readonly<Record<Sign, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 };
const SHOWN_FUNCTION: Readonly<Record<FunctionName, string>> = {
  ceil: 'round up',
  floor: 'round down',
  round: 'round',
  sqrt: '√',
  log2: 'log₂',
  min: 'the smallest of ',
  max: 'the largest of ',
};

/** How rounding at the end is told; undefined for what does not round. */
export const ROUNDED: Partial<Readonly<Record<FunctionName, string>>> = {
  ceil: 'rounded up',
  floor: 'rounded down',
  round: 'rounded',
};

/** The formula for people, with what `textOf` says in place of names. */
export function formulaText(
  formula: Formula,
  textOf: (name: string) => string,
  numberText: (value: number) => string,
): string {
  const of = (one: Formula): string => formulaText(one, textOf, numberText);
  switch (formula.kind) {
    case 'number':
      return numberText(formula.value);
    case 'name':
      return textOf(formula.name);
    case 'minus':
      return `−${rankOf(formula.of) < 3 ? `(${of(formula.of)})` : of(formula.of)}`;
    case 'call':
      return `${SHOWN_FUNCTION[formula.name]}(${formula.args.map(of).join('; ')})`;
    case 'pair': {
      const { sign, left, right } = formula;
      const rank = RANK[sign];
      const first =
        rankOf(left) < rank || (sign === '^' && left.kind === 'pair') ? `(${of(left)})` : of(left);
      const isTight = sign === '-' || sign === '/' ? rankOf(right) <= rank : rankOf(right) < rank;
      return `${first} ${SHOWN_SIGN[sign]} ${isTight ? `(${of(right)})` : of(right)}`;
    }
  }
}

function rankOf(formula: Formula): number {
  if (formula.kind === 'pair') return RANK[formula.sign];
  return formula.kind === 'minus' ? 3 : 5;
}
