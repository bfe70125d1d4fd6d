/** The scalars of a value in reading order, and values with some of them changed. */
import { isCyclicList } from '../values/wire.ts';

/** Numbers, booleans and texts; null is no leaf. */
export function leavesOf(value: unknown): unknown[] {
  const leaves: unknown[] = [];
  mapLeaves(value, (leaf) => {
    leaves.push(leaf);
    return leaf;
  });
  return leaves;
}

export function numbersIn(value: unknown): (number | bigint)[] {
  return leavesOf(value).filter((leaf) => typeof leaf === 'number' || typeof leaf === 'bigint');
}

export function lettersIn(value: unknown): string[] {
  return leavesOf(value).flatMap((leaf) => (typeof leaf === 'string' ? [...leaf] : []));
}

export function mapLeaves(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, change));
  if (value instanceof Map) {
    return new Map(
      [...(value as ReadonlyMap<unknown, unknown>)].map(([key, item]) => [
        mapLeaves(key, change),
        mapLeaves(item, change),
      ]),
    );
  }
  if (isCyclicList(value)) return { v: mapLeaves(value.v, change), cycle: value.cycle };
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapLeaves(item, change)]));
  }
  return value === null ? null : change(value);
}

/** Every letter of every text renamed. */
export function mapLetters(value: unknown, rename: (letter: string) => string): unknown {
  return mapLeaves(value, (leaf) =>
    typeof leaf === 'string' ? [...leaf].map((letter) => rename(letter)).join('') : leaf,
  );
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
