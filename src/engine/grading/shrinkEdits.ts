/** Candidates that differ from an input in one place: something left out, lowered, or put in order. */
import { sizeOf } from '../values/domain.ts';
import { isCyclicList } from '../values/wire.ts';
import { unique } from './leaves.ts';
import { rankOfLetter } from './shrinkOrder.ts';

export type Args = readonly unknown[];
/** Candidates of an input, in a fixed order; those that are not smaller or not valid are left out by the shrinker. */
export type Pass = (args: Args) => Iterable<Args>;

/** A change to one place of the arguments. */
type Edit = (value: unknown) => Iterable<unknown>;

/** Letters and numbers in an input above which single items are no longer tried one by one. */
export const FINE_SIZE = 400;
/** Items of a sequence up to which every exchange of two neighbours is tried. */
const FEW_ITEMS = 12;
/** A coarse pass leaves out blocks of at least this part of a sequence. */
const COARSE_PART = 1 / 8;

/** Applies an edit everywhere it can be applied: to each argument and to each part of it. */
function everywhere(edit: Edit): Pass {
  return function* pass(args) {
    for (let i = 0; i < args.length; i += 1) {
      for (const value of within(args[i], edit)) yield args.with(i, value);
    }
  };
}

function* within(value: unknown, edit: Edit): Iterable<unknown> {
  yield* edit(value);
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    if (items.length > FINE_SIZE) return;
    for (let i = 0; i < items.length; i += 1) {
      for (const item of within(items[i], edit)) yield items.with(i, item);
    }
  } else if (isCyclicList(value)) {
    for (const items of within(value.v, edit)) yield { v: items, cycle: value.cycle };
  } else if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<unknown, unknown>)];
    for (const changed of within(entries, edit)) {
      yield new Map(changed as readonly (readonly [unknown, unknown])[]);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      for (const changed of within(part, edit)) yield { ...value, [key]: changed };
    }
  }
}

/** Blocks of a sequence as half-open ranges, the largest first: all of it, its halves, quarters … single items. */
export function* blocksOf(length: number, coarse: boolean): Iterable<readonly [from: number, to: number]> {
  if (length === 0) return;
  yield [0, length];
  const least = coarse ? Math.max(1, Math.ceil(length * COARSE_PART)) : 1;
  for (let block = Math.ceil(length / 2); block >= least; block = block === 1 ? 0 : Math.ceil(block / 2)) {
    const stride = length > FINE_SIZE ? block : Math.max(1, Math.ceil(block / 2));
    for (let from = 0; from + block <= length; from += stride) {
      if (block < length) yield [from, from + block];
    }
  }
}

/** Sequences and texts as items and back. */
function partsOf(
  value: unknown,
): { items: readonly unknown[]; rebuild(items: readonly unknown[]): unknown } | null {
  if (Array.isArray(value)) return { items: value, rebuild: (items) => items };
  if (typeof value === 'string') return { items: [...value], rebuild: (items) => items.join('') };
  if (value instanceof Map) {
    return {
      items: [...value],
      rebuild: (items) => new Map(items as readonly (readonly [unknown, unknown])[]),
    };
  }
  return null;
}

function blockEdit(coarse: boolean): Edit {
  return function* leaveOut(value) {
    const parts = partsOf(value);
    if (parts === null) return;
    const { items, rebuild } = parts;
    for (const [from, to] of blocksOf(items.length, coarse)) {
      yield rebuild([...items.slice(0, from), ...items.slice(to)]);
    }
  };
}

export const deleteLargeBlocks = everywhere(blockEdit(true));
export const deleteBlocks = everywhere(blockEdit(false));

/** Whole numbers toward zero: to it, then by halves of the way, then by one; to the positive twin. */
export function* lowerNumber(value: unknown): Iterable<unknown> {
  if (typeof value === 'bigint') {
    for (const target of [0n, 1n, -1n]) if (value !== target) yield target;
    if (value < 0n) yield -value;
    for (let step = value / 2n; step !== 0n; step /= 2n) yield value - step;
    return;
  }
  if (typeof value === 'boolean') {
    if (value) yield false;
    return;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return;
  for (const target of [0, 1, -1]) if (value !== target) yield target;
  if (value < 0) yield -value;
  if (!Number.isInteger(value)) yield Math.trunc(value);
  for (let step = Math.trunc(value / 2); step !== 0; step = Math.trunc(step / 2)) yield value - step;
}

export const lowerNumbers = everywhere(lowerNumber);

/** Letters to simpler ones: those of the text itself, and the given ones. */
export function lowerLetters(simplest: readonly string[]): Pass {
  return everywhere(function* lower(value) {
    if (typeof value !== 'string') return;
    const letters = [...value];
    if (letters.length > FINE_SIZE) return;
    const targets = unique([...simplest, ...letters]).sort((a, b) => rankOfLetter(a) - rankOfLetter(b));
    for (let i = 0; i < letters.length; i += 1) {
      const letter = letters[i] as string;
      for (const target of targets) {
        if (rankOfLetter(target) < rankOfLetter(letter)) yield letters.with(i, target).join('');
      }
    }
  });
}

/** Items in order, then two neighbours exchanged: the order on the wire decides which of two is the simpler one. */
export const sortItems = everywhere(function* sort(value) {
  const parts = partsOf(value);
  if (parts === null || value instanceof Map) return;
  const { items, rebuild } = parts;
  if (items.every((item) => typeof item === 'number')) yield [...items].sort((a, b) => a - b);
  else if (typeof value === 'string') yield rebuild([...(items as readonly string[])].sort());
  if (items.length > FEW_ITEMS) return;
  for (let i = 0; i + 1 < items.length; i += 1) {
    yield rebuild(items.with(i, items[i + 1]).with(i + 1, items[i]));
  }
});

/** Inputs that differ from the given one by a single small edit, the simplest edits first. */
export function* neighboursOf(args: Args): Iterable<Args> {
  yield* deleteBlocks(args);
  yield* lowerNumbers(args);
  yield* raiseNumbers(args);
  yield* lowerLetters(['a', 'b'])(args);
}

/** One more: the neighbour on the other side of a boundary. */
const raiseNumbers = everywhere(function* raise(value) {
  if (typeof value === 'number' && Number.isInteger(value)) yield value + 1;
  else if (typeof value === 'bigint') yield value + 1n;
});

/** Whether an input is small enough for passes that try single items or pairs of them. */
export function isFine(args: Args): boolean {
  return sizeOf(args) <= FINE_SIZE;
}
