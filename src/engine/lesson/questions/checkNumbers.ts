/** What is wrong with the formulas of a number question: they are read, and tried with every draw that there can be. */
import type { Drawn } from './draw.ts';
import { knownUnit, valueAt, valueCount, worker } from './draw.ts';
import type { Formula } from './formula.ts';
import { dimensionOf, FormulaError, namesIn, parseFormula } from './formula.ts';
import { isNear } from './judgeNumber.ts';
import type { NumberKey } from './model.ts';
import { exactText, withUnit } from './numberText.ts';
import type { Say } from './parse.ts';
import { dimensionWords, PLAIN, sameDimension } from './units.ts';

const MOST_DRAWS = 100_000;

export function checkNumbers(
  key: NumberKey,
  lines: { readonly answer: number; readonly mistakes: readonly number[] },
  say: Say,
): void {
  const read = (text: string, line: number): Formula | null => {
    try {
      const formula = parseFormula(text);
      const known = new Set(key.parameters.map(({ name }) => name));
      const unknown = [...namesIn(formula)].filter((name) => !known.has(name));
      if (unknown.length === 0) return formula;
      say(`"${unknown.join('", "')}" in "${text}" is no parameter.`, line);
    } catch (error) {
      say(`The formula "${text}" cannot be read: ${reason(error)}.`, line);
    }
    return null;
  };
  const answer = read(key.answer, lines.answer);
  const mistakes = key.mistakes.map((text, i) => read(text, lines.mistakes[i] ?? lines.answer));
  if (answer === null) return;
  if (!checkDimension(key, answer, lines.answer, say)) return;
  const draws = key.parameters.reduce((product, { range }) => product * valueCount(range), 1);
  if (!(draws <= MOST_DRAWS)) {
    say(
      `There are ${exactText(draws)} draws, more than can be tried (${exactText(MOST_DRAWS)}); take larger steps.`,
    );
    return;
  }
  const result = worker(key.parameters);
  const isWhole = tryAll(
    key,
    answer,
    (value) => answerFault(key, value),
    (text) => say(text, lines.answer),
  );
  if (!isWhole) return;
  for (const [i, mistake] of mistakes.entries()) {
    if (mistake === null) continue;
    const fault = (value: number, drawn: Drawn): string | null =>
      isNear(key, value, result(answer, drawn))
        ? `the mistake "${key.mistakes[i] ?? ''}" gives what is right`
        : null;
    tryAll(key, mistake, fault, (text) => say(text, lines.mistakes[i]));
  }
}

function checkDimension(key: NumberKey, answer: Formula, line: number, say: Say): boolean {
  const unit = knownUnit(key.unit);
  try {
    const found = dimensionOf(answer, (name) => {
      const parameter = key.parameters.find((one) => one.name === name);
      return parameter === undefined ? PLAIN : knownUnit(parameter.unit);
    });
    if (sameDimension(found, unit)) return true;
    const asked = key.unit === '' ? 'nothing' : `"${key.unit}"`;
    say(`The answer "${key.answer}" gives ${dimensionWords(found)}, but its unit is ${asked}.`, line);
  } catch (error) {
    say(`The answer "${key.answer}" has no unit: ${reason(error)}.`, line);
  }
  return false;
}

function answerFault(key: NumberKey, value: number): string | null {
  if (value === 0 && 'share' in key.tolerance && key.tolerance.share > 0)
    return 'the answer is 0, and a share of that is no tolerance';
  return value < 0 ? 'the answer is negative' : null;
}

/** Says the first draw at which something is wrong. */
function tryAll(
  key: NumberKey,
  formula: Formula,
  faultOf: (value: number, drawn: Drawn) => string | null,
  say: (text: string) => void,
): boolean {
  const result = worker(key.parameters);
  for (const drawn of drawsOf(key)) {
    let fault: string | null;
    try {
      const value = result(formula, drawn);
      fault = Number.isFinite(value) ? faultOf(value, drawn) : 'it gives no number';
    } catch (error) {
      fault = reason(error);
    }
    if (fault === null) continue;
    const where = key.parameters.map(
      ({ name, unit }) => `${name} = ${withUnit(exactText(drawn[name] ?? NaN), unit)}`,
    );
    say(`With ${where.join(', ')}: ${fault}.`);
    return false;
  }
  return true;
}

/** Every draw, one after the other. */
function* drawsOf({ parameters }: NumberKey): Generator<Drawn> {
  const counts = parameters.map(({ range }) => valueCount(range));
  const total = counts.reduce((product, count) => product * count, 1);
  for (let index = 0; index < total; index += 1) {
    const drawn: Record<string, number> = {};
    let rest = index;
    for (const [i, { name, range }] of parameters.entries()) {
      const count = counts[i] ?? 1;
      drawn[name] = valueAt(range, rest % count);
      rest = Math.floor(rest / count);
    }
    yield drawn;
  }
}

function reason(error: unknown): string {
  if (error instanceof FormulaError) return error.message;
  throw error;
}
