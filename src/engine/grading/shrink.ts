/**
 * Makes a failing case smaller before it is shown: the smallest input that shows the same bug, the same from every seed.
 *
 * Candidates of the current input are made in a fixed order, sent in batches that double while nothing fails (a lone round
 * trip costs far more than a batched case), and the first that fails in the same way and is smaller becomes the current
 * one. Smaller is an order on inputs: total size, then the sum of ranks (0, 1, −1, 2 …), then the text. Since every step
 * goes down in that order, the end does not depend on the way. After the shrinkers of Hypothesis (passes, shortlex) and
 * Shrink Ray (batches), as ideas.
 */
import type { Signature } from '../catalog/model.ts';
import type { Clock, OracleCase } from '../ports.ts';
import { sizeOf } from '../values/domain.ts';
import { decodeArgs, encodeArgs, isCyclicList } from '../values/wire.ts';
import type { Failure } from './failure.ts';

export interface ShrinkContext {
  readonly signature: Signature;
  readonly clock: Clock;
  /** Expected outcomes of candidates; null where a candidate is not a valid input. */
  expect(inputs: readonly string[]): Promise<readonly (OracleCase | null)[]>;
  /** Runs candidates; the answer may be shorter than the question, after a case that ended the process. */
  attempt(cases: readonly OracleCase[], deadlineMs: number): Promise<readonly (Failure | null)[]>;
  isCancelled(): boolean;
}

/** Milliseconds after which the smallest so far is good enough. */
const BUDGET_MS = 2_000;
const HANG_BUDGET_MS = 6_000;
const MOST_ATTEMPTS = 2_000;
const MOST_BATCH = 32;
/** Characters of a batch on the wire: the oracle answers a batch as a whole, and within a time limit. */
const MOST_BATCH_TEXT = 2_000_000;
/** A candidate that is to hang is given this long: the final one is run again with the full time. */
const HANG_PROBE_MS = 250;
const PROBE_MS = 1_000;
/** Letters and numbers in an input above which single items are no longer tried one by one. */
const FINE_SIZE = 400;

/** Failures that a smaller input explains better. Too slow is about size, and limits of memory mostly are too. */
const SHRINKABLE: ReadonlySet<Failure['verdict']> = new Set(['wrong-answer', 'runtime-error', 'time-limit']);

/** The smallest failure found that is the same bug as the given one; the given one where there is none. */
export async function shrinkFailure(failure: Failure, context: ShrinkContext): Promise<Failure> {
  if (!SHRINKABLE.has(failure.verdict)) return failure;
  return new Shrinker(failure, context).run();
}

class Shrinker {
  private readonly original: Failure;
  private readonly context: ShrinkContext;
  private readonly deadline: number;
  private readonly probeMs: number;
  private readonly tried = new Set<string>();
  private current: Failure;
  private args: readonly unknown[];
  private measure: Measure;
  private attempts = 0;

  constructor(failure: Failure, context: ShrinkContext) {
    this.original = failure;
    this.context = context;
    const hangs = failure.verdict === 'time-limit';
    this.deadline = context.clock.now() + (hangs ? HANG_BUDGET_MS : BUDGET_MS);
    this.probeMs = hangs ? HANG_PROBE_MS : PROBE_MS;
    this.current = failure;
    this.args = decodeArgs(failure.oracleCase.args, context.signature);
    this.measure = measureOf(this.args, failure.oracleCase.args);
    this.tried.add(failure.oracleCase.args);
  }

  async run(): Promise<Failure> {
    let gained = true;
    while (gained && !this.isOver()) {
      gained = false;
      for (const pass of PASSES) {
        while (!this.isOver() && (await this.step(pass))) gained = true;
      }
    }
    return this.current;
  }

  private isOver(): boolean {
    return (
      this.context.isCancelled() ||
      this.attempts >= MOST_ATTEMPTS ||
      this.context.clock.now() >= this.deadline
    );
  }

  /** One move of a pass; false where none of its candidates fails. */
  private async step(pass: Pass): Promise<boolean> {
    const { signature } = this.context;
    let size = 1;
    let batch: string[] = [];
    let text = 0;
    for (const candidate of pass(this.args)) {
      if (this.isOver()) return false;
      const wire = encodeArgs(candidate, signature);
      if (this.tried.has(wire) || !isSmaller(measureOf(candidate, wire), this.measure)) continue;
      this.tried.add(wire);
      batch.push(wire);
      text += wire.length;
      if (batch.length < size && text < MOST_BATCH_TEXT) continue;
      if (await this.accept(batch)) return true;
      batch = [];
      text = 0;
      size = Math.min(MOST_BATCH, size * 2);
    }
    return batch.length > 0 && (await this.accept(batch));
  }

  private async accept(inputs: readonly string[]): Promise<boolean> {
    let cases = (await this.context.expect(inputs)).filter((one) => one !== null);
    while (cases.length > 0 && !this.context.isCancelled()) {
      const results = await this.context.attempt(cases, this.probeMs);
      this.attempts += Math.max(1, results.length);
      const at = results.findIndex((result) => result !== null && this.isSameBug(result));
      const found = results[at];
      if (found !== undefined && found !== null) {
        this.current = found;
        this.args = decodeArgs(found.oracleCase.args, this.context.signature);
        this.measure = measureOf(this.args, found.oracleCase.args);
        return true;
      }
      if (results.length === 0) return false;
      cases = cases.slice(results.length);
    }
    return false;
  }

  /** The same kind of failure; for a crash also the same line, so that two bugs are not mixed up. */
  private isSameBug(candidate: Failure): boolean {
    if (candidate.verdict !== this.original.verdict) return false;
    return candidate.verdict !== 'runtime-error' || candidate.line === this.original.line;
  }
}

interface Measure {
  readonly size: number;
  readonly rank: number;
  readonly text: string;
}

function measureOf(args: readonly unknown[], text: string): Measure {
  return { size: sizeOf(args), rank: rankOf(args), text };
}

function isSmaller(a: Measure, b: Measure): boolean {
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

function rankOfLetter(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  // a … z first, then A … Z, digits, the rest of ASCII, everything else.
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 65 + 26;
  if (code >= 48 && code <= 57) return code - 48 + 52;
  return code < 128 ? 62 + code : 200 + Math.min(code, 10_000);
}

type Args = readonly unknown[];
type Pass = (args: Args) => Iterable<Args>;

/** A change to one place of the arguments. */
type Edit = (value: unknown) => Iterable<unknown>;

/** Applies an edit everywhere it can be applied: to each argument and to each part of it. */
function everywhere(edit: Edit, deep = true): Pass {
  return function* pass(args) {
    for (let i = 0; i < args.length; i += 1) {
      for (const value of within(args[i], edit, deep)) yield args.with(i, value);
    }
  };
}

function* within(value: unknown, edit: Edit, deep: boolean): Iterable<unknown> {
  yield* edit(value);
  if (!deep) return;
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    if (items.length > FINE_SIZE) return;
    for (let i = 0; i < items.length; i += 1) {
      for (const item of within(items[i], edit, true)) yield items.with(i, item);
    }
  } else if (isCyclicList(value)) {
    for (const items of within(value.v, edit, true)) yield { v: items, cycle: value.cycle };
  } else if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<unknown, unknown>)];
    for (const changed of within(entries, edit, true)) {
      yield new Map(changed as readonly (readonly [unknown, unknown])[]);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      for (const changed of within(part, edit, true)) yield { ...value, [key]: changed };
    }
  }
}

/** Leaves out blocks, the largest first: of half the length, a quarter, … one. */
const deleteBlocks: Edit = function* deleteBlocks(value) {
  const parts = partsOf(value);
  if (parts === null || parts.items.length === 0) return;
  const { items, rebuild } = parts;
  yield rebuild([]);
  for (let block = Math.ceil(items.length / 2); block >= 1; block = block === 1 ? 0 : Math.ceil(block / 2)) {
    const stride = items.length > FINE_SIZE ? block : Math.max(1, Math.ceil(block / 2));
    for (let from = 0; from + block <= items.length; from += stride) {
      yield rebuild([...items.slice(0, from), ...items.slice(from + block)]);
    }
  }
};

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

/** Whole numbers toward zero: to it, then by halves of the way, then by one; to the positive twin. */
const lowerNumber: Edit = function* lowerNumber(value) {
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
};

/** Letters to simpler ones. */
const lowerLetters: Edit = function* lowerLetters(value) {
  if (typeof value !== 'string') return;
  const letters = [...value];
  if (letters.length > FINE_SIZE) return;
  const simpler = unique(letters).sort((a, b) => rankOfLetter(a) - rankOfLetter(b));
  for (let i = 0; i < letters.length; i += 1) {
    const letter = letters[i] as string;
    for (const target of ['a', 'b', ...simpler]) {
      if (rankOfLetter(target) < rankOfLetter(letter)) yield letters.with(i, target).join('');
    }
  }
};

/** Items of a sequence in order; equal ones side by side are simpler to read. */
const sortItems: Edit = function* sortItems(value) {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'number')) return;
  yield [...(value as readonly number[])].sort((a, b) => a - b);
};

/** Equal values lowered together, through all arguments, so that ties survive. */
const lowerTogether: Pass = function* lowerTogether(args) {
  if (sizeOf(args) > FINE_SIZE) return;
  for (const value of unique(numbersIn(args))) {
    for (const lower of lowerNumber(value)) yield replaceEverywhere(args, value, lower) as Args;
  }
};

/** Values renamed by their first occurrence to 0, 1, 2 … or 1, 2, 3 …; letters to a, b, c …. */
const rename: Pass = function* rename(args) {
  if (sizeOf(args) > FINE_SIZE) return;
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
  const letters = unique(textsIn(args).flatMap((text) => [...text]));
  if (letters.length > 0 && letters.length <= 26) {
    const names = new Map(letters.map((letter, i) => [letter, String.fromCharCode(97 + i)]));
    const renamed = (text: string): string => [...text].map((letter) => names.get(letter) ?? letter).join('');
    yield mapLeaves(args, (leaf) => (typeof leaf === 'string' ? renamed(leaf) : leaf)) as Args;
  }
};

/** Two numbers lowered by the same amount: differences are kept. */
const lowerPairs: Pass = function* lowerPairs(args) {
  if (sizeOf(args) > 24) return;
  const places = leavesOf(args);
  for (let i = 0; i < places.length; i += 1) {
    for (let j = i + 1; j < places.length; j += 1) {
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
  }
};

/** An item deleted and every number above it lowered by one: permutations and indices stay dense. */
const deleteAndClose: Pass = function* deleteAndClose(args) {
  if (sizeOf(args) > FINE_SIZE) return;
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

const PASSES: readonly Pass[] = [
  everywhere(deleteBlocks),
  deleteAndClose,
  lowerTogether,
  everywhere(lowerNumber),
  everywhere(lowerLetters),
  rename,
  lowerPairs,
  everywhere(sortItems),
];

/** Inputs that differ from the given one by a single small edit, the simplest edits first. */
export function* neighboursOf(args: Args): Iterable<Args> {
  yield* everywhere(deleteBlocks)(args);
  yield* everywhere(lowerNumber)(args);
  yield* everywhere(raiseNumber)(args);
  yield* everywhere(lowerLetters)(args);
}

/** One more: the neighbour on the other side of a boundary. */
const raiseNumber: Edit = function* raiseNumber(value) {
  if (typeof value === 'number' && Number.isInteger(value)) yield value + 1;
  else if (typeof value === 'bigint') yield value + 1n;
};

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** Numbers, booleans and texts of a value in reading order. */
function leavesOf(value: unknown): unknown[] {
  const leaves: unknown[] = [];
  mapLeaves(value, (leaf) => {
    leaves.push(leaf);
    return leaf;
  });
  return leaves;
}

function numbersIn(value: unknown): (number | bigint)[] {
  return leavesOf(value).filter((leaf) => typeof leaf === 'number' || typeof leaf === 'bigint');
}

function textsIn(value: unknown): string[] {
  return leavesOf(value).filter((leaf) => typeof leaf === 'string');
}

function replaceEverywhere(value: unknown, from: unknown, to: unknown): unknown {
  return mapLeaves(value, (leaf) => (leaf === from ? to : leaf));
}

function withLeaves(args: Args, i: number, a: unknown, j: number, b: unknown): Args {
  let at = -1;
  return mapLeaves(args, (leaf) => {
    at += 1;
    return at === i ? a : at === j ? b : leaf;
  }) as Args;
}

function mapLeaves(value: unknown, change: (leaf: unknown) => unknown): unknown {
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
