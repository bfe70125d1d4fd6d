/** Judges a number: right within the tolerance, a mistake that is known, or how far it is off. */
import { drawNumbers, knownUnit, workedText, worker } from './draw.ts';
import { parseFormula } from './formula.ts';
import type { Judgement } from './judge.ts';
import type { NumberKey } from './model.ts';
import { readQuantity, roundedText, withUnit } from './numberText.ts';

/** @param given what was typed */
export function judgeNumber(
  key: NumberKey,
  given: string,
  seed: number,
): Judgement | { readonly fault: string } {
  const unit = knownUnit(key.unit);
  const reading = readQuantity(given, unit);
  if ('fault' in reading) return reading;
  const drawn = drawNumbers(key, seed);
  const result = worker(key.parameters);
  const right = result(parseFormula(key.answer), drawn);
  const said = withUnit(roundedText(reading.value / unit.factor), key.unit);
  const base = { marks: [], worked: workedText(key, drawn) };
  if (isNear(key, reading.value, right))
    return {
      ...base,
      right: true,
      sentence: rightSentence(said, withUnit(roundedText(right / unit.factor), key.unit)),
      mistake: null,
    };
  const at = key.mistakes.findIndex((mistake) =>
    isNear(key, reading.value, result(parseFormula(mistake), drawn)),
  );
  const off = at === -1 ? offBy(reading.value, right, key) : '';
  return {
    ...base,
    right: false,
    sentence: `Not ${said}. ${off}`.trim(),
    mistake: at === -1 ? null : at,
  };
}

function rightSentence(said: string, exact: string): string {
  return said === exact ? `Right: ${exact}.` : `Right, near enough: exactly it is ${exact}.`;
}

/** Whether a value is right, both in the base. What is lost in binary never decides. */
export function isNear({ tolerance, unit }: NumberKey, value: number, right: number): boolean {
  const most =
    'share' in tolerance ? tolerance.share * Math.abs(right) : tolerance.amount * knownUnit(unit).factor;
  return Math.abs(value - right) <= most + 1e-9 * Math.max(Math.abs(right), most);
}

/** Factors by which units are mistaken, and what they are. */
const SLIPS: readonly (readonly [number, string])[] = [
  [8, 'a byte has 8 bits'],
  [60, 'a minute has 60 seconds'],
  [3600, 'an hour has 3,600 seconds'],
  [86_400, 'a day has 86,400 seconds'],
];

function offBy(value: number, right: number, key: NumberKey): string {
  if (value <= 0 || right <= 0) return '';
  const ratio = value / right;
  const factor = ratio > 1 ? ratio : 1 / ratio;
  const way = ratio > 1 ? 'too large' : 'too small';
  const power = Math.round(Math.log10(factor));
  const closeTo = (times: number): boolean => isNear(key, ratio > 1 ? value / times : value * times, right);
  if (power >= 1 && closeTo(10 ** power))
    return `The digits are right; it is ${roundedText(10 ** power)} times ${way}.`;
  const units = [key.unit, ...key.parameters.map((one) => one.unit)];
  const hasBytes = units.some((unit) => knownUnit(unit).bytes !== 0);
  const slip = SLIPS.find(([times]) => (times !== 8 || hasBytes) && closeTo(times));
  if (slip !== undefined) return `It is ${roundedText(slip[0])} times ${way}: ${slip[1]}.`;
  return factor < 1.1
    ? `It is a little ${way}.`
    : `It is about ${roundedText(Number(factor.toPrecision(2)))} times ${way}.`;
}
