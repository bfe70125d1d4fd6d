/**
 * The order in which inputs are called small: total size, then the sum of ranks (0, 1, −1, 2 …; a, b, c …), then the text.
 * It is total, so that shrinking ends, and at the same input whichever way it went.
 */
import { sizeOf } from '../values/domain.ts';

export interface Measure {
  /** Scalars and letters. */
  readonly size: number;
  readonly rank: number;
  /** The arguments on the wire. */
  readonly text: string;
}

export function measureOf(args: readonly unknown[], text: string): Measure {
  return { size: sizeOf(args), rank: rankOf(args), text };
}

export function isSmaller(a: Measure, b: Measure): boolean {
  if (a.size !== b.size) return a.size < b.size;
  if (a.rank !== b.rank) return a.rank < b.rank;
  return a.text.length !== b.text.length ? a.text.length < b.text.length : a.text < b.text;
}

/** How far a value is from the simplest of its kind: 0, 1, −1, 2, −2 …; letters from `a`; false before true. */
function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value)
        ? Math.abs(value) * 2 + (value < 0 ? 1 : 0)
        : Math.abs(value) * 2 + 2 ** 20;
    case 'bigint':
      return Number(value < 0n ? -value : value) * 2 + (value < 0n ? 1 : 0);
    case 'boolean':
      return value ? 1 : 0;
    case 'string': {
      let rank = 0;
      for (const letter of value) rank += rankOfLetter(letter);
      return rank;
    }
    case 'object': {
      if (value === null) return 0;
      const parts = Array.isArray(value)
        ? value
        : value instanceof Map
          ? [...value].flat()
          : Object.values(value);
      let rank = 0;
      for (const part of parts) rank += rankOf(part);
      return rank;
    }
    default:
      return 0;
  }
}

/** a … z first, then A … Z, digits, the rest of ASCII, everything else. */
export function rankOfLetter(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 65 + 26;
  if (code >= 48 && code <= 57) return code - 48 + 52;
  return code < 128 ? 62 + code : 200 + Math.min(code, 10_000);
}
