/** Judges an estimate: each number by itself, and by what it follows from. Pure; the page, the host and `kode` call it. */
import type { Formula } from '../lesson/questions/formula.ts';
import { parseFormula } from '../lesson/questions/formula.ts';
import type { Drawn } from '../lesson/questions/draw.ts';
import {
  drawNumbers,
  knownUnit,
  valueAt,
  valueCount,
  workedFormula,
  worker,
} from '../lesson/questions/draw.ts';
import { isNear, judgeNumber } from '../lesson/questions/judgeNumber.ts';
import type { NumberKey, Parameter } from '../lesson/questions/model.ts';
import { exactText, readQuantity, roundedText, withUnit } from '../lesson/questions/numberText.ts';
import type { AskedNumber, EstimateSpec } from './spec.ts';
import { ENOUGH } from './spec.ts';

/**
 * `follows`: wrong, but what the formula gives for the learner's own earlier numbers. `unread`: no number of this unit can be
 * read there.
 */
export type AskedState = 'right' | 'follows' | 'wrong' | 'unread' | 'empty';

export interface AskedResult {
  readonly name: string;
  readonly state: AskedState;
  readonly sentence: string;
  /** Place of the mistake that it is; null where it is none that is known. */
  readonly mistake: number | null;
  /** The formula with the right numbers, and what comes out. */
  readonly worked: string;
}

export interface EstimateResult {
  /** In the order of the spec. */
  readonly asks: readonly AskedResult[];
  /** Share of the points, 0 to 1: one for what is right, half of one for what follows. */
  readonly score: number;
  readonly passed: boolean;
  readonly sentence: string;
}

const POINTS: Readonly<Record<AskedState, number>> = {
  right: 1,
  follows: 0.5,
  wrong: 0,
  unread: 0,
  empty: 0,
};

/** The given numbers of a seed, each in its unit. */
export function drawGiven(id: string, spec: EstimateSpec, seed: number): Drawn {
  return drawNumbers(keyOf(id, spec.given, null), seed);
}

/** The next seed that draws other numbers, where there are any. */
export function nextSeed(id: string, spec: EstimateSpec, seed: number): number {
  const before = JSON.stringify(drawGiven(id, spec, seed));
  for (let next = seed + 1; next < seed + 100; next += 1)
    if (JSON.stringify(drawGiven(id, spec, next)) !== before) return next;
  return seed + 1;
}

/** A given number as it is shown: "50 million events/day". */
export function givenText(given: Parameter, drawn: Drawn): string {
  return withUnit(exactText(drawn[given.name] ?? NaN), given.unit);
}

/** The right numbers by name, each in its unit. @throws FormulaError */
export function rightNumbers({ given, asks }: EstimateSpec, drawn: Drawn): Drawn {
  const known: Record<string, number> = { ...drawn };
  for (const [i, { name, formula, unit }] of asks.entries()) {
    const value = worker(namesBefore(given, asks, i))(parseFormula(formula), known);
    known[name] = value / knownUnit(unit).factor;
  }
  return known;
}

/** What a formula may name: what is given, and what was asked before. */
export function namesBefore(
  given: readonly Parameter[],
  asks: readonly AskedNumber[],
  at: number,
): readonly Parameter[] {
  const before = asks.slice(0, at).map(({ name, unit }) => ({ name, unit, range: { choices: [] } }));
  return [...given, ...before];
}

/** @param texts what was typed, by name; what is missing is empty */
export function judgeEstimate(
  id: string,
  spec: EstimateSpec,
  seed: number,
  texts: Readonly<Record<string, string>>,
): EstimateResult {
  const drawn = drawGiven(id, spec, seed);
  const right = rightNumbers(spec, drawn);
  // The learner's own numbers; the right one stands in for what cannot be read, so that one gap is not two.
  const own: Record<string, number> = { ...drawn };
  const asks = spec.asks.map((asked, at): AskedResult => {
    const names = namesBefore(spec.given, spec.asks, at);
    const text = texts[asked.name] ?? '';
    const unit = knownUnit(asked.unit);
    const reading = readQuantity(text, unit);
    own[asked.name] = 'fault' in reading ? (right[asked.name] ?? NaN) : reading.value / unit.factor;
    const told = { name: asked.name, worked: workedOf(asked, names, right, labelsOf(spec)) };
    if (text.trim() === '')
      return { ...told, state: 'empty', sentence: 'Nothing is here yet.', mistake: null };
    const judged = judgeNumber(keyOf(id, fixed(names, right), asked), text, 0);
    if ('fault' in judged) return { ...told, state: 'unread', sentence: judged.fault, mistake: null };
    const { sentence, mistake } = judged;
    if (judged.right) return { ...told, state: 'right', sentence, mistake: null };
    if (!('fault' in reading) && follows(id, asked, fixed(names, own), reading.value))
      return {
        ...told,
        state: 'follows',
        sentence: 'It follows from your own number above, so half of it counts.',
        mistake: null,
      };
    return { ...told, state: 'wrong', sentence, mistake };
  });
  const points = asks.reduce((sum, { state }) => sum + POINTS[state], 0);
  const score = asks.length === 0 ? 0 : points / asks.length;
  const passed = score >= ENOUGH;
  return { asks, score, passed, sentence: scoreSentence(points, asks.length, passed) };
}

function scoreSentence(points: number, most: number, passed: boolean): string {
  const what = `${exactText(points)} of ${most} point${most === 1 ? '' : 's'}`;
  if (points === most) return `All right: ${what}.`;
  return passed
    ? `Good enough: ${what}.`
    : `${what}; ${exactText(Math.ceil(most * ENOUGH * 2) / 2)} are needed.`;
}

/** Whether a value, in the base, is what the formula gives for these numbers. */
function follows(id: string, asked: AskedNumber, numbers: readonly Parameter[], value: number): boolean {
  const key = keyOf(id, numbers, asked);
  try {
    return isNear(key, value, worker(numbers)(parseFormula(asked.formula), drawNumbers(key, 0)));
  } catch {
    // The learner's own 0 under a fraction bar leads nowhere.
    return false;
  }
}

function keyOf(id: string, parameters: readonly Parameter[], asked: AskedNumber | null): NumberKey {
  return {
    kind: 'number',
    id: asked === null ? id : `${id}/${asked.name}`,
    parameters,
    answer: asked?.formula ?? '0',
    mistakes: asked?.mistakes.map(({ formula }) => formula) ?? [],
    unit: asked?.unit ?? '',
    tolerance: asked?.tolerance ?? { share: 0 },
  };
}

/** Parameters that can have one value only. */
function fixed(names: readonly Parameter[], values: Drawn): readonly Parameter[] {
  return names.map(({ name, unit }) => ({ name, unit, range: { choices: [values[name] ?? NaN] } }));
}

function workedOf(
  { formula, name, unit }: AskedNumber,
  names: readonly Parameter[],
  right: Drawn,
  labels: ReadonlyMap<string, string>,
): string {
  const given = new Map(names.map((one) => [one.name, one.unit]));
  return workedFormula(parseFormula(formula), {
    answer: withUnit(roundedText(right[name] ?? NaN), unit),
    wordsOf: (one) => labels.get(one) ?? one,
    numberOf: (one) => withUnit(roundedText(right[one] ?? NaN), given.get(one) ?? ''),
    result: (part: Formula) => worker(names)(part, right),
  });
}

/** What numbers are called in a sum: lower case, unless it is a name. */
function labelsOf({ given, asks }: EstimateSpec): ReadonlyMap<string, string> {
  return new Map(
    [...given, ...asks].map(({ name, label }) => [
      name,
      /^[A-Z][a-z]/.test(label) ? `${label.slice(0, 1).toLowerCase()}${label.slice(1)}` : label,
    ]),
  );
}

/** Every draw of the given numbers, one after the other; as many as the product of their counts. */
export function* givenDraws({ given }: EstimateSpec): Generator<Drawn> {
  const counts = given.map(({ range }) => valueCount(range));
  const total = counts.reduce((product, count) => product * count, 1);
  for (let index = 0; index < total; index += 1) {
    let rest = index;
    yield Object.fromEntries(
      given.map(({ name, range }, i) => {
        const count = counts[i] ?? 1;
        const at = rest % count;
        rest = Math.floor(rest / count);
        return [name, valueAt(range, at)] as const;
      }),
    );
  }
}
