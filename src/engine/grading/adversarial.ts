/**
 * Inputs made to hurt: orders that bring a careless sort to its knees, keys that fall into one bucket, texts without an end
 * of repeats.
 *
 * They start from inputs that the problem makes itself (random ones, and a large family) and change one parameter, or all of
 * a kind alike; only what the domain and `valid` still allow is used. Orders keep the values, so that they fit nearly every
 * problem; other values are tried at sizes at which an answer cannot get out of hand. Keys that collide come in small
 * numbers only: the hash tables of some languages (C++) degenerate on them, and a right solution that uses its language's
 * own table must pass. At that size one long chain costs a millisecond, and still finds a table of the learner's own that
 * loses what collides.
 */
import type { FunctionSpec, Param } from '../catalog/model.ts';

import { makeRng, mixSeed } from '../values/rng.ts';

/** Length of the inputs that are tried for their shape. */
export const SHAPE_SIZE = 60;
/** Largest length of the others, below the large ones: enough for n² to show in a slow language. */
export const STRESS_SIZE = 20_000;
/** Most keys of one bucket. */
const COLLIDING = 1_000;
/** Fewer than this are no collision worth a case. */
const FEWEST_COLLIDING = 16;
/** Length up to which values change where results grow with more than the input. */
const SAFE_SIZE = 1_000;
const MOST_CASES = 60;
const TRIES = 4;

type Sequence = readonly (number | bigint)[];

/** How a value becomes a nasty one, or null where it cannot. */
interface Pack {
  /** Keeps the values, changes their order. */
  readonly orders: boolean;
  /** Has a size of its own, whatever it starts from. */
  readonly sized?: boolean;
  change(value: unknown, param: Param): unknown;
}

function numbers(orders: boolean, change: (sorted: Sequence, param: Param) => Sequence | null): Pack {
  return { orders, change: (value, param) => change(ascending(value as Sequence), param) };
}

function ascending(values: Sequence): Sequence {
  return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

const NUMBER_PACKS: readonly Pack[] = [
  numbers(true, (sorted) => sorted),
  numbers(true, (sorted) => [...sorted].reverse()),
  // Up and down again: the middle is the largest.
  numbers(true, (sorted) => [
    ...sorted.filter((_, i) => i % 2 === 0),
    ...sorted.filter((_, i) => i % 2 === 1).reverse(),
  ]),
  numbers(true, sawtooth),
  numbers(true, medianOfThreeKiller),
  numbers(false, (sorted) => new Array<number | bigint>(sorted.length).fill(sorted[sorted.length >> 1] ?? 0)),
  numbers(false, (sorted) => sorted.map((_, i) => (i % 2 === 0 ? sorted[0] : sorted.at(-1)) as number)),
  // One bucket of: tables of two's powers; Java's, which folds 16 bits over 16; tables of tens; and the table of libstdc++,
  // which has 541 and then 1109 buckets around a thousand keys (599,969 is the product).
  ...[65_536, 65_537, 100_000, 1_109, 599_969].map((step): Pack => ({
    orders: false,
    sized: true,
    change: (_, param) => multiples(step, param),
  })),
];

/** Ascending runs, one after the other: about √n of them. */
function sawtooth(sorted: Sequence): Sequence {
  const runs = Math.max(2, Math.floor(Math.sqrt(sorted.length)));
  return Array.from({ length: runs }, (_, run) => sorted.filter((_, i) => i % runs === run)).flat();
}

/** Quicksort with the median of the first, middle and last item splits off two items a round (Musser, 1997). */
export function medianOfThreeKiller(sorted: Sequence): Sequence {
  const half = sorted.length >> 1;
  const k = half - (half % 2);
  const killed: (number | bigint)[] = [];
  for (let i = 1; i <= k; i += 1) killed.push(sorted[(i % 2 === 1 ? i : k + i - 1) - 1] as number);
  for (let i = 1; i <= k; i += 1) killed.push(sorted[2 * i - 1] as number);
  return [...killed, ...sorted.slice(2 * k)];
}

/** Distinct multiples of a step within the domain of the items, from the smallest in size on. */
function multiples(step: number, { type, domain }: Param): Sequence | null {
  if (domain.kind !== 'sequence' || domain.item.kind !== 'number' || type.kind !== 'array') return null;
  const min = Number(domain.item.min);
  const max = Number(domain.item.max);
  const count = Math.min(domain.maxLength, COLLIDING);
  const first = Math.max(0, Math.ceil(min / step));
  const keys = Array.from({ length: count }, (_, i) => (first + i) * step).filter((key) => key <= max);
  if (keys.length < Math.max(FEWEST_COLLIDING, domain.minLength)) return null;
  return type.item.kind === 'long' && !type.item.safe ? keys.map(BigInt) : keys;
}

function letters(
  orders: boolean,
  change: (text: readonly string[], a: string, b: string) => readonly string[],
): Pack {
  return {
    orders,
    change(value, { domain }) {
      if (domain.kind !== 'string') return null;
      const [a = '', b = a] = [...domain.alphabet];
      return a === '' ? null : change([...(value as string)], a, b).join('');
    },
  };
}

const TEXT_PACKS: readonly Pack[] = [
  letters(true, (text) => [...text].sort()),
  letters(true, (text) => [...text].reverse()),
  letters(false, (text, a) => text.map(() => a)),
  letters(false, (text, a, b) => text.map((_, i) => (i === text.length - 1 ? b : a))),
  letters(false, (text, a, b) => text.map((_, i) => (i === 0 ? b : a))),
  letters(false, (text, a, b) => text.map((_, i) => (i % 2 === 0 ? a : b))),
  letters(false, (text, a, b) => text.map((_, i) => (i === text.length >> 1 ? b : a))),
  // Reads the same from both ends.
  letters(false, (text) => text.map((_, i) => text[Math.min(i, text.length - 1 - i)] as string)),
  // Thue and Morse: halves of it have the same polynomial hash modulo every power of two, whatever the base.
  letters(false, (text, a, b) => text.map((_, i) => (bits(i) % 2 === 0 ? a : b))),
  // Every short word over two letters, each once: as many different substrings as there can be.
  letters(false, (text, a, b) => deBruijn(text.length).map((bit) => (bit === 0 ? a : b))),
];

function bits(n: number): number {
  let count = 0;
  for (let rest = n; rest > 0; rest >>>= 1) count += rest & 1;
  return count;
}

/** The first `length` bits of a de Bruijn sequence of the order that has as many (the concatenation of Lyndon words). */
export function deBruijn(length: number): readonly number[] {
  const order = Math.max(1, Math.ceil(Math.log2(Math.max(2, length))));
  const word = new Array<number>(order + 1).fill(0);
  const sequence: number[] = [];
  const extend = (t: number, p: number): void => {
    if (sequence.length >= length) return;
    if (t > order) {
      if (order % p === 0) sequence.push(...word.slice(1, p + 1));
      return;
    }
    word[t] = word[t - p] as number;
    extend(t + 1, p);
    if (word[t - p] === 0) {
      word[t] = 1;
      extend(t + 1, t);
    }
  };
  extend(1, 1);
  return sequence.slice(0, length);
}

const STRING_LIST_PACKS: readonly Pack[] = [
  { orders: true, change: (value) => [...(value as string[])].sort() },
  { orders: true, change: (value) => [...(value as string[])].sort().reverse() },
  {
    orders: false,
    change: (value) => (value as string[]).map((_, __, all) => all[all.length >> 1] as string),
  },
  { orders: false, sized: true, change: (_, param) => sameJavaHash(param) },
];

/** Different texts with one `hashCode` in Java: "Aa" and "BB" have the same, and so has everything made of them. */
function sameJavaHash({ domain }: Param): readonly string[] | null {
  if (domain.kind !== 'sequence' || domain.item.kind !== 'string') return null;
  const { alphabet, minLength, maxLength } = domain.item;
  if (![...'AaB'].every((letter) => alphabet.includes(letter))) return null;
  const pairs = Math.min(8, maxLength >> 1);
  if (2 * pairs < minLength || 2 ** pairs < FEWEST_COLLIDING) return null;
  const count = Math.min(domain.maxLength, 2 ** pairs);
  return Array.from({ length: count }, (_, n) =>
    Array.from({ length: pairs }, (_, bit) => ((n >> bit) & 1 ? 'BB' : 'Aa')).join(''),
  );
}

function packsFor({ type }: Param, value: unknown): readonly Pack[] {
  if (type.kind === 'string' || type.kind === 'text') return TEXT_PACKS;
  if ((type.kind !== 'array' && type.kind !== 'list') || !Array.isArray(value)) return [];
  switch (type.item.kind) {
    case 'int':
    case 'long':
    case 'float':
      return NUMBER_PACKS;
    case 'string':
    case 'text':
      return STRING_LIST_PACKS;
    default:
      return [];
  }
}

/** Where inputs start from, and which of the changed ones may be sent. */
export interface Starts {
  /** A random valid input of about a size. */
  random(size: number, seed: number): readonly unknown[];
  /** An input of the first large family, or null where there is none. */
  large(size: number): readonly unknown[] | null;
  isValid(args: readonly unknown[]): boolean;
  /** Tells two inputs apart. */
  textOf(args: readonly unknown[]): string;
}

/** The hurting inputs of a problem, the small ones first; the same ones from the same seed. */
export function adversarialInputs(spec: FunctionSpec, seed: number, starts: Starts): readonly unknown[][] {
  // A search through all subsets is not made for inputs that somebody else has chosen.
  if (spec.growth.target === '2^n') return [];
  const found = new Map<string, unknown[]>();
  const rng = makeRng(mixSeed(seed, 7));
  // The longest first: short ones, and ones of few different values, have no order to speak of.
  const shapes = Array.from({ length: TRIES }, () => starts.random(SHAPE_SIZE, rng.seed()))
    .map((args) => ({ args, length: starts.textOf(args).length }))
    .sort((a, b) => b.length - a.length)
    .map(({ args }) => args);
  collect(spec, shapes, () => true, starts, found);
  const stress = starts.large(Math.min(spec.growth.max, STRESS_SIZE));
  if (stress !== null) {
    const scalar = ['void', 'int', 'long', 'float', 'bool'].includes(spec.signature.returns.kind);
    const fits = (pack: Pack): boolean => pack.sized !== true && (pack.orders || scalar);
    collect(spec, [stress], fits, starts, found);
    if (!scalar) {
      const smaller = starts.large(Math.min(spec.growth.max, SAFE_SIZE));
      if (smaller !== null)
        collect(spec, [smaller], (pack) => pack.sized !== true && !pack.orders, starts, found);
    }
  }
  return [...found.values()].slice(0, MOST_CASES);
}

/** Each pack on each parameter of its kind, then on all of that kind together, on the first start where it is valid. */
function collect(
  { signature }: FunctionSpec,
  from: readonly (readonly unknown[])[],
  fits: (pack: Pack) => boolean,
  starts: Starts,
  found: Map<string, unknown[]>,
): void {
  const packs = signature.params.map((param, i) => packsFor(param, from[0]?.[i]));
  for (const pack of new Set(packs.flat())) {
    if (!fits(pack)) continue;
    const at = packs.flatMap((list, i) => (list.includes(pack) ? [i] : []));
    for (const targets of [...at.map((i) => [i]), ...(at.length > 1 ? [at] : [])]) {
      for (const start of from) {
        const args = [...start];
        for (const i of targets) {
          const param = signature.params[i] as Param;
          args[i] = fitting(start[i], param) ? pack.change(start[i], param) : null;
        }
        if (targets.some((i) => args[i] === null) || !starts.isValid(args)) continue;
        const text = starts.textOf(args);
        if (!found.has(text)) found.set(text, args);
        break;
      }
    }
  }
}

/** A list that runs into itself is no array. */
function fitting(value: unknown, { type }: Param): boolean {
  return type.kind === 'string' || type.kind === 'text' || Array.isArray(value);
}
