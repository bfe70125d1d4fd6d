/** The numbers of a question, drawn from a seed, and what its formulas give for them. */
import type { Formula } from './formula.ts';
import { evaluate, formulaText, parseFormula, ROUNDED } from './formula.ts';
import type { NumberKey, Parameter, Range } from './model.ts';
import { exactText, roundedText, withUnit } from './numberText.ts';
import { rngOf } from './seed.ts';
import type { Unit } from './units.ts';
import { readUnit } from './units.ts';

/** Values by name, each in the unit of its parameter. */
export type Drawn = Readonly<Record<string, number>>;

export function valueCount(range: Range): number {
  if ('choices' in range) return range.choices.length;
  return Math.round((range.to - range.from) / range.step) + 1;
}

/** The value at a place of a range. */
export function valueAt(range: Range, index: number): number {
  if ('choices' in range) return range.choices[index] ?? NaN;
  return Number((range.from + index * range.step).toPrecision(12));
}

export function drawNumbers({ parameters, id }: NumberKey, seed: number): Drawn {
  const rng = rngOf(id, seed);
  return Object.fromEntries(
    parameters.map(({ name, range }) => [name, valueAt(range, rng.int(0, valueCount(range) - 1))]),
  );
}

/** The next seed that draws other numbers, where there are any. */
export function freshSeed(key: NumberKey, seed: number): number {
  const before = JSON.stringify(drawNumbers(key, seed));
  for (let next = seed + 1; next < seed + 100; next += 1) {
    if (JSON.stringify(drawNumbers(key, next)) !== before) return next;
  }
  return seed + 1;
}

/** A unit that the build has read already. */
export function knownUnit(text: string): Unit {
  return readUnit(text) ?? { text, factor: 1, time: 0, bytes: 0, nouns: [] };
}

/** What formulas give for drawn numbers, in the base; the units are read once. */
export function worker(parameters: readonly Parameter[]): (formula: Formula, drawn: Drawn) => number {
  const factors = new Map(parameters.map(({ name, unit }) => [name, knownUnit(unit).factor]));
  return (formula, drawn) => evaluate(formula, (name) => (drawn[name] ?? NaN) * (factors.get(name) ?? NaN));
}

/** The right answer, in its unit. */
export function answerOf(key: NumberKey, drawn: Drawn): number {
  return worker(key.parameters)(parseFormula(key.answer), drawn) / knownUnit(key.unit).factor;
}

/**
 * What stands for `{name}` in a text; with `#` the number alone.
 * @returns null for a name that there is not
 */
export function placeText(key: NumberKey, drawn: Drawn, name: string, isBare: boolean): string | null {
  const bare = (number: string, unit: string): string => (isBare ? number : withUnit(number, unit));
  if (name === 'answer') return bare(roundedText(answerOf(key, drawn)), key.unit);
  const parameter = key.parameters.find((one) => one.name === name);
  return parameter === undefined ? null : bare(exactText(drawn[name] ?? NaN), parameter.unit);
}

/** The formula in words, with the drawn numbers, and what comes out: "rate × time = 200/s × 5 ms = 1 request". */
export function workedText(key: NumberKey, drawn: Drawn): string {
  return workedFormula(parseFormula(key.answer), {
    answer: withUnit(roundedText(answerOf(key, drawn)), key.unit),
    numberOf: (name) => placeText(key, drawn, name, false) ?? name,
    result: (formula) => worker(key.parameters)(formula, drawn),
  });
}

/** What a formula is worked out with. */
export interface Workings {
  /** What comes out, with its unit. */
  readonly answer: string;
  readonly numberOf: (name: string) => string;
  readonly wordsOf?: (name: string) => string;
  /** Of a part of the formula, in the base. */
  readonly result: (part: Formula) => number;
}

export function workedFormula(formula: Formula, workings: Workings): string {
  const { answer, numberOf, wordsOf = (name: string) => name.replaceAll('_', ' '), result } = workings;
  const rounding = formula.kind === 'call' ? ROUNDED[formula.name] : undefined;
  const inner = formula.kind === 'call' && rounding !== undefined ? formula.args[0] : undefined;
  const shown = inner ?? formula;
  const words = formulaText(shown, wordsOf, exactText);
  const numbers = formulaText(shown, numberOf, exactText);
  const came = inner === undefined ? answer : `${roundedText(result(inner))}, ${rounding ?? ''} ${answer}`;
  return `${words} = ${numbers} = ${came}`;
}
