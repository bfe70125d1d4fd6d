/** What is wrong with the formulas of an estimate: they are read, and tried with every draw that there can be. */
import type { Formula } from '../lesson/questions/formula.ts';
import { dimensionOf, FormulaError, namesIn, parseFormula } from '../lesson/questions/formula.ts';
import type { Drawn } from '../lesson/questions/draw.ts';
import { knownUnit, valueCount, worker } from '../lesson/questions/draw.ts';
import { isNear } from '../lesson/questions/judgeNumber.ts';
import type { Parameter } from '../lesson/questions/model.ts';
import { exactText, withUnit } from '../lesson/questions/numberText.ts';
import { dimensionWords, PLAIN, sameDimension } from '../lesson/questions/units.ts';
import { givenDraws, namesBefore } from './judge.ts';
import type { AskedNumber, EstimateSpec } from './spec.ts';

/** All draws are tried; more than this would take an author's patience. */
const MOST_DRAWS = 20_000;

/** @param asked place of the number that it is about; undefined for the whole */
type Say = (text: string, asked?: number) => void;

export function checkEstimate(spec: EstimateSpec, say: Say): void {
  const { given, asks } = spec;
  let fine = true;
  const complain: Say = (text, asked) => {
    fine = false;
    say(text, asked);
  };
  for (const [i, asked] of asks.entries()) checkFormulas(asked, namesBefore(given, asks, i), i, complain);
  const used = new Set(asks.flatMap(({ formula }) => namesOf(formula)));
  for (const { name } of given) if (!used.has(name)) complain(`No formula needs "${name}".`);
  const draws = given.reduce((product, { range }) => product * valueCount(range), 1);
  if (draws < 2) complain('No number is drawn afresh: one is "10 to 50 by 5", or "2 or 3 or 5".');
  if (!(draws <= MOST_DRAWS))
    complain(`There are ${exactText(draws)} draws, more than can be tried (${exactText(MOST_DRAWS)}).`);
  else if (fine) tryAll(spec, say);
}

function namesOf(formula: string): readonly string[] {
  try {
    return [...namesIn(parseFormula(formula))];
  } catch {
    return [];
  }
}

/** Whether each formula can be read, names what is known by then, and gives what its unit says. */
function checkFormulas(
  { formula, unit, mistakes }: AskedNumber,
  names: readonly Parameter[],
  at: number,
  say: Say,
): void {
  const texts = [formula, ...mistakes.map((one) => one.formula)];
  for (const [i, text] of texts.entries()) {
    const parsed = read(text, names, (fault) => say(fault, at));
    // A mistake may well be one of units.
    if (parsed !== null && i === 0) checkDimension(text, parsed, names, unit, (fault) => say(fault, at));
  }
}

function read(text: string, names: readonly Parameter[], say: (fault: string) => void): Formula | null {
  try {
    const formula = parseFormula(text);
    const unknown = [...namesIn(formula)].filter((name) => !names.some((one) => one.name === name));
    if (unknown.length === 0) return formula;
    say(`"${unknown.join('", "')}" in "${text}" is neither given nor asked for before.`);
  } catch (error) {
    say(`The formula "${text}" cannot be read: ${reason(error)}.`);
  }
  return null;
}

function checkDimension(
  text: string,
  formula: Formula,
  names: readonly Parameter[],
  unit: string,
  say: (fault: string) => void,
): void {
  try {
    const found = dimensionOf(formula, (name) => {
      const known = names.find((one) => one.name === name);
      return known === undefined ? PLAIN : knownUnit(known.unit);
    });
    if (!sameDimension(found, knownUnit(unit)))
      say(`"${text}" gives ${dimensionWords(found)}, but its unit is ${unit === '' ? 'none' : `"${unit}"`}.`);
  } catch (error) {
    say(`"${text}" has no unit: ${reason(error)}.`);
  }
}

/** Says the first draw of each number at which something is wrong. */
function tryAll(spec: EstimateSpec, say: Say): void {
  const { given, asks } = spec;
  const formulas = asks.map(({ formula, mistakes, unit }, i) => ({
    unit,
    result: worker(namesBefore(given, asks, i)),
    right: parseFormula(formula),
    mistakes: mistakes.map((one) => ({ text: one.formula, formula: parseFormula(one.formula) })),
  }));
  const told = new Set<number>();
  for (const drawn of givenDraws(spec)) {
    const known: Record<string, number> = { ...drawn };
    for (const [i, { unit, result, right, mistakes }] of formulas.entries()) {
      const asked = asks[i] as AskedNumber;
      const faultOf = (): string | null => {
        const value = result(right, known);
        known[asked.name] = value / knownUnit(unit).factor;
        if (!Number.isFinite(value)) return 'it gives no number';
        if (value < 0) return 'it is negative';
        if (value === 0) return 'it is 0, which everybody guesses';
        const near = { ...asked, kind: 'number', id: asked.name, parameters: [], answer: '' } as const;
        const same = mistakes.find((one) =>
          isNear({ ...near, mistakes: [] }, result(one.formula, known), value),
        );
        return same === undefined ? null : `the mistake "${same.text}" gives what is right`;
      };
      let fault: string | null;
      try {
        fault = faultOf();
      } catch (error) {
        fault = reason(error);
      }
      if (fault === null || told.has(i)) continue;
      told.add(i);
      say(`With ${drawText(given, drawn)}: ${fault}.`, i);
    }
  }
}

function drawText(given: readonly Parameter[], drawn: Drawn): string {
  return given
    .map(({ name, unit }) => `${name} = ${withUnit(exactText(drawn[name] ?? NaN), unit)}`)
    .join(', ');
}

function reason(error: unknown): string {
  if (error instanceof FormulaError) return error.message;
  throw error;
}
