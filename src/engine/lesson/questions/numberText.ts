/** Numbers as people write them, and as questions show them. */
import type { Unit } from './units.ts';
import { counts, readUnit, sameDimension } from './units.ts';

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  thousand: 1e3,
  M: 1e6,
  mn: 1e6,
  million: 1e6,
  G: 1e9,
  bn: 1e9,
  billion: 1e9,
  T: 1e12,
  trillion: 1e12,
  P: 1e15,
};

/** Between thousands: a comma, an apostrophe, an underscore, or a space of any kind. */
const SEPARATOR = `[,'’_ \\u00a0\\u2009\\u202f]`;
const WRITTEN = new RegExp(
  `^([+-]?)(\\d(?:${SEPARATOR}?\\d)*)?(?:\\.(\\d+))?(?:[eE]([+-]?\\d+))?(?![\\d.,])\\s*(.*)$`,
);
const GROUPED = new RegExp(`^\\d{1,3}(?:${SEPARATOR}\\d{3})+$`);

/** A bare number, without a unit; null where it is none. */
export function readNumber(text: string): number | null {
  const read = splitNumber(text);
  return read === null || typeof read === 'string' || read.rest !== '' ? null : read.value;
}

export const DECIMAL_FAULT = 'Write decimals with a point and thousands with a comma: 1.5, 1,500.';

/** The number at the start and what follows it; a text that says what is wrong, or null where there is no number. */
function splitNumber(text: string): { readonly value: number; readonly rest: string } | string | null {
  const match = WRITTEN.exec(text.trim().replace(/^−/, '-'));
  if (match === null) return /^[+-]?[\d.,]+/.test(text.trim()) ? DECIMAL_FAULT : null;
  const [, sign = '', whole = '', part, power, rest = ''] = match;
  if (whole === '' && part === undefined) return null;
  if (/\D/.test(whole) && !GROUPED.test(whole)) return DECIMAL_FAULT;
  const digits = whole.replace(/\D/g, '') || '0';
  return { value: Number(`${sign}${digits}.${part ?? '0'}e${power ?? '0'}`), rest };
}

export type Reading = { readonly value: number } | { readonly fault: string };

/**
 * What a reader typed, in the base of the unit that is asked for: "24", "1.2k", "3,400 MB", "95 %". Without a unit it is in
 * the one that is asked for.
 */
export function readQuantity(text: string, asked: Unit): Reading {
  const given = text.trim().replace(/^(?:~|≈|about\s)\s*/i, '');
  if (given === '') return { fault: 'Type a number first.' };
  const number = splitNumber(given);
  if (number === null) return { fault: `“${given}” does not begin with a number.` };
  if (typeof number === 'string') return { fault: number };
  const { scale, rest } = splitScale(number.rest, asked);
  const value = number.value * scale;
  if (rest === '') return { value: value * asked.factor };
  const unit = readUnit(rest, counts(asked));
  const wanted = asked.text === '' ? 'The answer is a plain number' : `The answer is in ${asked.text}`;
  if (unit === null) return { fault: `“${rest}” cannot be read as a unit. ${wanted}.` };
  if (!sameDimension(unit, asked)) return { fault: `${wanted}; “${rest}” is something else.` };
  return { value: value * unit.factor };
}

/** Letters and words for powers of a thousand, unless they are the unit itself. */
function splitScale(text: string, asked: Unit): { readonly scale: number; readonly rest: string } {
  if (readUnit(text, counts(asked)) !== null) return { scale: 1, rest: text };
  const word = /^[A-Za-z]+/.exec(text)?.[0] ?? '';
  const scale = Object.hasOwn(SCALES, word) ? SCALES[word] : undefined;
  return scale === undefined ? { scale: 1, rest: text } : { scale, rest: text.slice(word.length).trim() };
}

/** With thousands apart; all digits that a person would write. */
export function exactText(value: number): string {
  return Number(value.toPrecision(12)).toLocaleString('en-US', { maximumFractionDigits: 12 });
}

/** Four digits that count, and all of a whole number. */
export function roundedText(value: number): string {
  return exactText(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
}

/** "12,000 requests/s", "3 ×", "95 %", "700/s". */
export function withUnit(number: string, unit: string): string {
  if (unit === '') return number;
  return unit.startsWith('/') ? `${number}${unit}` : `${number}\u00a0${unit}`;
}
