/** Values of a parameter, and how far an answer may be off, as authors write them. */
import type { Range, Tolerance } from './model.ts';
import { readNumber } from './numberText.ts';
import { readUnit, sameDimension } from './units.ts';

export interface RangeWithUnit {
  readonly range: Range;
  readonly unit: string;
}

/** Says what is wrong with a text of an author. */
type Say = (text: string) => void;

/** "2 to 50 by 2 ms", "2 or 3 or 5", "86,400 s"; null, with what is wrong, where it is none of them. */
export function readRangeText(text: string, say: Say): RangeWithUnit | null {
  const ranged = /^(.+?)\s+to\s+(.+?)\s+by\s+(\S+)(.*)$/.exec(text);
  const found = ranged === null ? readChoices(text) : readRange(ranged);
  if (found === null || readUnit(found.unit) === null) {
    say(`"${text}" is neither "10 to 50 by 5 ms" nor "2 or 3 or 5 GB"; a unit stands once, at the end.`);
    return null;
  }
  const { range } = found;
  if ('step' in range) {
    const { from, to, step } = range;
    const steps = (to - from) / step;
    if (!(step > 0) || !(to > from)) say('A range goes up: "10 to 50 by 5".');
    else if (Math.abs(steps - Math.round(steps)) > 1e-6)
      say(`From ${from} in steps of ${step} one never comes to ${to}.`);
  }
  return found;
}

function readRange(match: RegExpExecArray): RangeWithUnit | null {
  const [from, to, step] = match.slice(1, 4).map((part) => readNumber(part));
  const unit = (match[4] ?? '').trim();
  if (typeof from !== 'number' || typeof to !== 'number' || typeof step !== 'number') return null;
  return { range: { from, to, step }, unit };
}

function readChoices(text: string): RangeWithUnit | null {
  const words = text.split(/\s+or\s+/);
  const [, last = '', unit = ''] = /^(\S+)(.*)$/.exec(words.at(-1) ?? '') ?? [];
  const choices = [...words.slice(0, -1), last].map((part) => readNumber(part));
  return choices.every((one) => one !== null) ? { range: { choices }, unit: unit.trim() } : null;
}

/**
 * "2 %", or "1 server".
 * @param unit of the answer
 * @returns null, with what is wrong, where it is neither
 */
export function readToleranceText(text: string, unit: string, say: Say): Tolerance | null {
  const [, number = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(text.replace(/%$/, ' %')) ?? [];
  const value = readNumber(number);
  if (value === null || value < 0) {
    say(`The tolerance "${text}" is neither a share, such as "2 %", nor an amount, such as "1 server".`);
    return null;
  }
  if (rest === '%') {
    if (value >= 50) say('A tolerance of half the answer takes anything.');
    return { share: value / 100 };
  }
  const [given, asked] = [readUnit(rest), readUnit(unit)];
  if (rest === '' || given === null || asked === null) return { amount: value };
  if (!sameDimension(given, asked)) say(`The tolerance is in ${rest}, the answer in ${unit}.`);
  return { amount: (value * given.factor) / asked.factor };
}
