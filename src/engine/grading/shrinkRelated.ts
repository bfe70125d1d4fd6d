/**
 * Candidates that change several places at once, because a valid input, or the bug, ties them together: two texts with the
 * same letters, arrays of one length and the number that says it, the rows of a grid, nodes and the edges that name them.
 */
import type { Signature } from '../catalog/model.ts';
import type { Sequence } from './sequences.ts';
import { sequencesOf, withoutItems } from './sequences.ts';
import type { Args, Pass } from './shrinkEdits.ts';
import { blocksOf, FINE_SIZE, isFine, lowerNumber } from './shrinkEdits.ts';
import { leavesOf, lettersIn, mapLeaves, mapLetters, numbersIn, unique } from './leaves.ts';
import { rankOfLetter } from './shrinkOrder.ts';

/** Sequences up to which each pair of them is tried; of more, only those side by side. */
const FEW_SEQUENCES = 6;
/** Leaves up to which each pair of numbers is tried. */
const FEW_LEAVES = 24;
/** Items up to which each pair of them is left out together. */
const FEW_ITEMS = 12;
/** Different numbers or letters up to which each pair of them is tried. */
const FEW_NAMES = 6;
/** Labels of nodes up to which each is tried. */
const FEW_LABELS = 40;

/** Leaves out the same indices of sequences of one length, and lowers an argument that says that length. */
export function deleteAlike(signature: Signature, coarse: boolean): Pass {
  return function* alike(args) {
    for (const group of groupsOf(sequencesOf(args, signature))) {
      const length = Math.min(...group.map(({ items }) => items.length));
      const says = (value: unknown): boolean => value === length;
      const said = args.some(says);
      if (group.length === 1 && !said) continue;
      if (!coarse && length > FINE_SIZE) continue;
      for (const [from, to] of blocksOf(length, coarse)) {
        const gone = rangeSet(from, to);
        const rest = withoutItems(args, signature, new Map(group.map(({ id }) => [id, gone])));
        if (said) yield rest.map((value) => (says(value) ? length - (to - from) : value));
        if (group.length > 1) yield rest;
      }
    }
  };
}

/** Sequences that may have to keep one length, or nearly: all of a length, those of one parent, pairs of arguments, each. */
function groupsOf(sequences: readonly Sequence[]): readonly (readonly Sequence[])[] {
  const filled = sequences.filter(({ items }) => items.length > 0);
  const groups: Sequence[][] = [];
  const add = (key: (sequence: Sequence) => string): void => {
    const byKey = new Map<string, Sequence[]>();
    for (const one of filled) byKey.set(key(one), [...(byKey.get(key(one)) ?? []), one]);
    groups.push(...[...byKey.values()].filter((group) => group.length > 1));
  };
  if (filled.length <= FINE_SIZE) {
    add(({ items }) => `${items.length}`);
    add(({ items, parent }) => `${items.length} ${parent}`);
  }
  const outer = filled.filter(({ parent }) => parent === -1);
  if (outer.length <= FEW_SEQUENCES) {
    for (const [a, b] of pairsOf(outer)) {
      if (Math.abs(a.items.length - b.items.length) <= 1) groups.push([a, b]);
    }
  }
  groups.push(...outer.map((one) => [one]));
  const known = new Set<string>();
  return groups.filter((group) => {
    const key = group.map(({ id }) => id).join(' ');
    return !known.has(key) && known.add(key) !== undefined;
  });
}

/**
 * Leaves out equal items of two sequences together, the same number of each, or two equal items of one: what one text has,
 * the other keeps having.
 */
export function deleteMatches(signature: Signature, coarse: boolean): Pass {
  return function* matches(args) {
    if (!isFine(args)) return;
    const sequences = sequencesOf(args, signature).filter(({ items }) => items.length > 0);
    const few = sequences.length <= FEW_SEQUENCES;
    const pairs = few
      ? pairsOf(sequences)
      : sequences.slice(1).map((one, i) => [sequences[i] as Sequence, one] as const);
    for (const [a, b] of pairs) {
      if (a.id === b.parent) continue;
      const matched = matchedItems(a.items, b.items);
      const without = (gone: readonly (readonly [number, number])[]): Args =>
        withoutItems(
          args,
          signature,
          new Map([
            [a.id, new Set(gone.map(([i]) => i))],
            [b.id, new Set(gone.map(([, j]) => j))],
          ]),
        );
      for (const [from, to] of blocksOf(matched.length, coarse)) yield without(matched.slice(from, to));
      if (coarse || a.items.length > FEW_ITEMS || b.items.length > FEW_ITEMS) continue;
      // Which of several equal items goes may matter, where their neighbours do.
      for (const [i, one] of a.items.entries()) {
        for (const [j, other] of b.items.entries()) if (keyOf(one) === keyOf(other)) yield without([[i, j]]);
      }
    }
    for (const { id, items } of coarse ? [] : sequences) {
      const matched = twins(items);
      if (!few && items.length > FEW_ITEMS) continue;
      for (const [from, to] of blocksOf(matched.length, false)) {
        yield withoutItems(args, signature, new Map([[id, new Set(matched.slice(from, to).flat())]]));
      }
    }
  };
}

/** Leaves out every occurrence of some values, in all sequences. */
export function deleteValues(signature: Signature): Pass {
  return function* values(args) {
    if (!isFine(args)) return;
    const sequences = sequencesOf(args, signature);
    const keys = sequences.map(({ items }) => items.map(keyOf));
    const different = unique(keys.flat());
    for (const [from, to] of blocksOf(different.length, false)) {
      const doomed = new Set(different.slice(from, to));
      const gone = keys.map(
        (own, id) => [id, new Set(own.flatMap((key, i) => (doomed.has(key) ? [i] : [])))] as const,
      );
      yield withoutItems(args, signature, new Map(gone));
    }
  };
}

/** Leaves out two items of one short sequence: a bracket and the one that closes it. */
export function deletePairs(signature: Signature): Pass {
  return function* pairs(args) {
    if (!isFine(args)) return;
    for (const { id, items } of sequencesOf(args, signature)) {
      if (items.length > FEW_ITEMS) continue;
      for (const [i, j] of pairsOf(items.map((_item, at) => at))) {
        yield withoutItems(args, signature, new Map([[id, new Set([i, j])]]));
      }
    }
  };
}

/**
 * A label of 0 … n − 1 or 1 … n left out where n is an argument: items that name it go, greater numbers move down by one.
 * Nodes of a graph given by its edges.
 */
export function deleteLabel(signature: Signature): Pass {
  return function* label(args) {
    const counts = args.filter((value) => typeof value === 'number' && value >= 1 && value <= FEW_LABELS);
    if (counts.length === 0 || !isFine(args)) return;
    const sequences = sequencesOf(args, signature).filter(({ parent }) => parent === -1);
    for (let gone = Math.max(...(counts as number[])); gone >= 0; gone -= 1) {
      const naming = sequences.map(({ id, items }) => {
        const at = items.flatMap((item, i) => (leavesOf(item).includes(gone) ? [i] : []));
        return [id, new Set(at)] as const;
      });
      const rest = withoutItems(args, signature, new Map(naming));
      yield mapLeaves(rest, (leaf) => (typeof leaf === 'number' && leaf > gone ? leaf - 1 : leaf)) as Args;
    }
  };
}

/** An item deleted and every number above it lowered by one: permutations and indices stay dense. */
export const deleteAndClose: Pass = function* deleteAndClose(args) {
  if (!isFine(args)) return;
  for (let i = 0; i < args.length; i += 1) {
    const value = args[i];
    if (!Array.isArray(value)) continue;
    for (let at = 0; at < value.length; at += 1) {
      const gone: unknown = value[at];
      if (typeof gone !== 'number') continue;
      const closed = value
        .toSpliced(at, 1)
        .map((item: unknown) => (typeof item === 'number' && item > gone ? item - 1 : item));
      yield args.with(i, closed);
    }
  }
};

/** Equal numbers lowered together, through all arguments, so that ties survive. */
export const lowerTogether: Pass = function* lowerTogether(args) {
  if (!isFine(args)) return;
  for (const value of unique(numbersIn(args))) {
    for (const lower of lowerNumber(value)) {
      yield mapLeaves(args, (leaf) => (leaf === value ? lower : leaf)) as Args;
    }
  }
};

/** A letter replaced by a simpler one in all texts; first all letters by one. */
export function lowerLettersTogether(simplest: readonly string[]): Pass {
  return function* lower(args) {
    if (!isFine(args)) return;
    const present = unique(lettersIn(args)).sort((a, b) => rankOfLetter(b) - rankOfLetter(a));
    if (present.length === 0) return;
    const targets = unique([...simplest, ...[...present].reverse()]);
    for (const target of targets.slice(0, 1)) yield mapLetters(args, () => target) as Args;
    for (const letter of present) {
      for (const target of targets) {
        if (rankOfLetter(target) >= rankOfLetter(letter)) continue;
        yield mapLetters(args, (one) => (one === letter ? target : one)) as Args;
      }
    }
  };
}

/** Two letters replaced by two simpler ones in all texts: an opening bracket and the closing one. */
export function lowerLetterPairs(simplest: readonly string[]): Pass {
  return function* lower(args) {
    const present = unique(lettersIn(args)).sort((a, b) => rankOfLetter(b) - rankOfLetter(a));
    if (present.length > FEW_NAMES) return;
    for (const [p, q] of pairsOf(present)) {
      for (const u of simplest) {
        for (const v of simplest) {
          if (u === v || rankOfLetter(u) + rankOfLetter(v) >= rankOfLetter(p) + rankOfLetter(q)) continue;
          yield mapLetters(args, (one) => (one === p ? u : one === q ? v : one)) as Args;
        }
      }
    }
  };
}

/** Two numbers, or two letters, that take each other's places everywhere. */
export const swapNames: Pass = function* swapNames(args) {
  const numbers = unique(numbersIn(args));
  if (numbers.length <= FEW_NAMES) {
    for (const [a, b] of pairsOf(numbers)) {
      yield mapLeaves(args, (leaf) => (leaf === a ? b : leaf === b ? a : leaf)) as Args;
    }
  }
  const letters = unique(lettersIn(args));
  if (letters.length <= FEW_NAMES) {
    for (const [a, b] of pairsOf(letters)) {
      yield mapLetters(args, (one) => (one === a ? b : one === b ? a : one)) as Args;
    }
  }
};

/** Values renamed by their first occurrence to 0, 1, 2 … or 1, 2, 3 …; letters to a, b, c …. */
export const rename: Pass = function* rename(args) {
  if (!isFine(args)) return;
  const numbers = unique(numbersIn(args));
  for (const start of [0, 1]) {
    const names = new Map(
      numbers.map((value, i) => [value, typeof value === 'bigint' ? BigInt(start + i) : start + i]),
    );
    yield mapLeaves(args, (leaf) => names.get(leaf as number) ?? leaf) as Args;
    const byOrder = [...numbers].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const ranks = new Map(
      byOrder.map((value, i) => [value, typeof value === 'bigint' ? BigInt(start + i) : start + i]),
    );
    yield mapLeaves(args, (leaf) => ranks.get(leaf as number) ?? leaf) as Args;
  }
  const letters = unique(lettersIn(args));
  if (letters.length > 0 && letters.length <= 26) {
    const names = new Map(letters.map((letter, i) => [letter, String.fromCharCode(97 + i)]));
    yield mapLetters(args, (letter) => names.get(letter) ?? letter) as Args;
  }
};

/** Two numbers lowered by the same amount: differences are kept. */
export const lowerPairs: Pass = function* lowerPairs(args) {
  const places = leavesOf(args);
  if (places.length > FEW_LEAVES) return;
  for (const [i, j] of pairsOf(places.map((_leaf, at) => at))) {
    const a = places[i];
    const b = places[j];
    if (typeof a !== 'number' || typeof b !== 'number' || !Number.isInteger(a) || !Number.isInteger(b))
      continue;
    const step = Math.sign(a);
    if (step === 0) continue;
    for (const amount of unique([a, Math.trunc(a / 2), step])) {
      if (amount === 0) continue;
      yield withLeaves(args, i, a - amount, j, b - amount);
      yield withLeaves(args, i, a - amount, j, b + amount);
    }
  }
};

/** Two arguments of one type exchanged: which of two mirrored inputs is shown is settled by the order, not by chance. */
export function swapArguments(signature: Signature): Pass {
  const types = signature.params.map(({ type }) => JSON.stringify(type));
  return function* swap(args) {
    for (const [i, j] of pairsOf(args.map((_value, at) => at))) {
      if (types[i] === types[j]) yield args.with(i, args[j]).with(j, args[i]);
    }
  };
}

function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((one, i) => items.slice(i + 1).map((other) => [one, other] as const));
}

function rangeSet(from: number, to: number): ReadonlySet<number> {
  return new Set(Array.from({ length: to - from }, (_none, i) => from + i));
}

/** Indices of equal items, the k-th occurrence here with the k-th there, in the order of the first. */
function matchedItems(a: readonly unknown[], b: readonly unknown[]): (readonly [number, number])[] {
  const places = new Map<string, number[]>();
  for (const [j, item] of b.entries()) {
    const key = keyOf(item);
    places.set(key, [...(places.get(key) ?? []), j]);
  }
  return a.flatMap((item, i) => {
    const j = places.get(keyOf(item))?.shift();
    return j === undefined ? [] : [[i, j] as const];
  });
}

/** Indices of equal items of one sequence, two and two. */
function twins(items: readonly unknown[]): (readonly [number, number])[] {
  const waiting = new Map<string, number>();
  return items.flatMap((item, j) => {
    const key = keyOf(item);
    const i = waiting.get(key);
    if (i === undefined) {
      waiting.set(key, j);
      return [];
    }
    waiting.delete(key);
    return [[i, j] as const];
  });
}

/** Equal for equal items, a bigint told from a number. */
function keyOf(item: unknown): string {
  return JSON.stringify(item, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

function withLeaves(args: Args, i: number, a: unknown, j: number, b: unknown): Args {
  let at = -1;
  return mapLeaves(args, (leaf) => {
    at += 1;
    return at === i ? a : at === j ? b : leaf;
  }) as Args;
}
