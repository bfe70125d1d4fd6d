/** Candidates with the same calls and simpler values: arguments, keys, waits. */
import type { Domain, Signature } from '../catalog/model.ts';
import { mapLeaves, numbersIn, unique } from '../grading/leaves.ts';
import type { Args, Pass } from '../grading/shrinkEdits.ts';
import { deleteBlocks, lowerLetters, lowerNumbers, sortItems } from '../grading/shrinkEdits.ts';
import {
  deleteAlike,
  lowerLettersTogether,
  lowerPairs,
  lowerTogether,
  rename,
  swapNames,
} from '../grading/shrinkRelated.ts';
import { outsideDomain } from '../values/domain.ts';
import type { SequencePass } from './sequenceEdits.ts';
import type { ComponentSpec, Sequence, Step, ValueParam } from './spec.ts';
import { isCall, methodOf } from './spec.ts';

/** Numbers up to which every assignment of small ones is tried. */
const FEW_NUMBERS = 9;
const SMALLEST: readonly number[] = [0, 1, 2, 3];
/** With more numbers than this only the first three of the smallest. */
const FEW_FOR_ALL = 5;
/** Assignments tried in one pass. */
const MOST_ASSIGNMENTS = 1_200;

/**
 * All values of a sequence as if they were the arguments of one call, so that the edits of functions apply: the
 * constructor's, the start, then each step's.
 */
interface Flat {
  readonly signature: Signature;
  readonly values: Args;
  rebuild(values: Args): Sequence;
}

function flatten(spec: ComponentSpec, sequence: Sequence): Flat {
  const params: Signature['params'][number][] = [];
  const values: unknown[] = [];
  const puts: ((values: Args, into: Unfinished) => void)[] = [];
  const add = (param: Pick<ValueParam, 'name' | 'type' | 'domain'>, value: unknown, put: Put): void => {
    const at = values.length;
    params.push({ name: param.name, type: param.type, domain: param.domain, role: 'in' });
    values.push(value);
    puts.push((all, into) => put(all[at], into));
  };
  for (const [i, param] of spec.params.entries()) {
    if (param.kind !== 'value') continue;
    add(param, sequence.args[i], (value, into) => (into.args[i] = value));
  }
  if (spec.clock !== null) add(TIME, sequence.start, (value, into) => (into.start = Number(value)));
  for (const [at, step] of sequence.steps.entries()) {
    if (!isCall(step)) {
      add(TIME, step.advance, (value, into) => (into.steps[at] = { advance: Number(value) }));
      continue;
    }
    for (const [i, param] of methodOf(spec, step).params.entries()) {
      add(param, step.args[i], (value, into) => {
        const one = into.steps[at];
        if (one !== undefined && isCall(one)) into.steps[at] = { ...one, args: one.args.with(i, value) };
      });
    }
  }
  return {
    signature: { name: 'sequence', params, returns: { kind: 'void' } },
    values,
    rebuild(changed) {
      const into: Unfinished = {
        args: [...sequence.args],
        steps: [...sequence.steps],
        start: sequence.start,
      };
      for (const put of puts) put(changed, into);
      return into;
    },
  };
}

interface Unfinished {
  readonly args: unknown[];
  readonly steps: Step[];
  start: number;
}

type Put = (value: unknown, into: Unfinished) => unknown;

const TIME: Pick<ValueParam, 'name' | 'type' | 'domain'> = {
  name: 'time',
  type: { kind: 'long', safe: true },
  domain: { kind: 'number', min: 0, max: Number.MAX_SAFE_INTEGER },
};

function overValues(pass: (signature: Signature) => Pass): SequencePass {
  return function* over({ spec, plain }) {
    const flat = flatten(spec, plain);
    for (const values of pass(flat.signature)(flat.values)) yield flat.rebuild(values);
  };
}

export const lowerNumbersOfSequence = overValues(() => lowerNumbers);
export const lowerNumbersTogether = overValues(() => lowerTogether);
export const renameNumbers = overValues(() => rename);
export const swapNumbers = overValues(() => swapNames);
export const lowerPairsOfNumbers = overValues(() => lowerPairs);
export const shortenArguments = overValues(() => deleteBlocks);
export const shortenAlike = overValues((signature) => deleteAlike(signature, false));
export const sortArguments = overValues(() => sortItems);
export const lowerLettersOfSequence = overValues((signature) => lowerLetters(simplestLetters(signature)));
export const lowerLettersAlike = overValues((signature) => lowerLettersTogether(simplestLetters(signature)));

function simplestLetters(signature: Signature): readonly string[] {
  const alphabets = signature.params.flatMap(({ domain }) => lettersOf(domain));
  return unique(alphabets).slice(0, 3);
}

function lettersOf(domain: Domain): readonly string[] {
  switch (domain.kind) {
    case 'string':
      return [...domain.alphabet];
    case 'sequence':
    case 'optional':
      return lettersOf(domain.item);
    case 'fields':
      return domain.items.flatMap(lettersOf);
    case 'map':
      return [...lettersOf(domain.key), ...lettersOf(domain.value)];
    default:
      return [];
  }
}

/** A number and those one beside it (a boundary and the way past it) moved together, to each small number and by halves. */
export const lowerBoundaries: SequencePass = function* boundaries({ spec, plain }) {
  const flat = flatten(spec, plain);
  for (const value of unique(numbersIn(flat.values))) {
    if (typeof value !== 'number' || value < 3) continue;
    for (const goal of [1, 2, 3, Math.floor(value / 2), value - 1]) {
      const shifted = mapLeaves(flat.values, (leaf) =>
        typeof leaf === 'number' && Math.abs(leaf - value) <= 1 ? leaf - value + goal : leaf,
      );
      yield flat.rebuild(shifted as Args);
    }
    // Multiples of it keep their factor: ten periods, a third of one.
    const scaled = mapLeaves(flat.values, (leaf) =>
      typeof leaf === 'number' && leaf >= value - 1 ? Math.round(leaf / value) : leaf,
    );
    yield flat.rebuild(scaled as Args);
  }
};

/**
 * The numbers of a small sequence replaced by the smallest ones, in every way, the simplest ways first: only those that
 * are not simple yet, then all of them.
 */
export const assignSmallest: SequencePass = function* assign({ spec, plain }) {
  const flat = flatten(spec, plain);
  const numbers = numbersIn(flat.values);
  const odd = new Set([...numbers.keys()].filter((i) => !(numbers[i] === 0 || numbers[i] === 1)));
  yield* assignments(spec, flat, odd);
  if (odd.size < numbers.length) yield* assignments(spec, flat, new Set(numbers.keys()));
};

/** Small values for the numbers of these places, in reading order. */
function* assignments(spec: ComponentSpec, flat: Flat, places: ReadonlySet<number>): Iterable<Sequence> {
  const count = places.size;
  if (count === 0 || count > FEW_NUMBERS) return;
  const few = count > FEW_FOR_ALL ? SMALLEST.slice(0, -1) : SMALLEST;
  let made = 0;
  for (let sum = 0; sum <= few.length * count; sum += 1) {
    for (const numbers of listsOfSum(few, count, sum)) {
      let place = -1;
      let next = 0;
      const values = mapLeaves(flat.values, (leaf) => {
        if (typeof leaf !== 'number' && typeof leaf !== 'bigint') return leaf;
        place += 1;
        if (!places.has(place)) return leaf;
        const number = numbers[next++] ?? 0;
        return typeof leaf === 'bigint' ? BigInt(number) : number;
      });
      const sequence = flat.rebuild(values as Args);
      if (!isWithin(sequence, spec)) continue;
      made += 1;
      yield sequence;
      if (made >= MOST_ASSIGNMENTS) return;
    }
  }
}

/** All lists of so many of these numbers (0, 1 …) with that sum. */
function* listsOfSum(few: readonly number[], count: number, sum: number): Iterable<readonly number[]> {
  if (count === 0) {
    if (sum === 0) yield [];
    return;
  }
  for (const first of few) {
    if (first > sum || sum - first > (count - 1) * (few.length - 1)) continue;
    for (const rest of listsOfSum(few, count - 1, sum - first)) yield [first, ...rest];
  }
}

function isWithin({ args, steps }: Sequence, spec: ComponentSpec): boolean {
  return (
    spec.params.every(
      (param, i) => param.kind === 'function' || outsideDomain(args[i], param.type, param.domain) === null,
    ) &&
    steps.every(
      (step) =>
        !isCall(step) ||
        methodOf(spec, step).params.every(
          ({ type, domain }, i) => outsideDomain(step.args[i], type, domain) === null,
        ),
    )
  );
}

/** Keys by first use to the simplest of their domain; and two keys made one. */
export const renameKeys: SequencePass = function* rename({ spec, plain }) {
  const pools = new Map<string, { readonly param: ValueParam; readonly values: unknown[] }>();
  eachKey(spec, plain, (param, pool, value) => {
    const known = pools.get(pool) ?? { param, values: [] };
    if (!known.values.includes(value)) known.values.push(value);
    pools.set(pool, known);
    return value;
  });
  for (const [pool, { param, values }] of pools) {
    const map = (change: (value: unknown) => unknown): Sequence =>
      eachKey(spec, plain, (_param, one, value) => (one === pool ? change(value) : value));
    const names = namesOf(param, values.length);
    if (names !== null) yield map((value) => names[values.indexOf(value)]);
    for (const name of names ?? []) {
      for (const value of values) {
        yield map((one) => (one === value ? name : one));
        yield map((one) => (one === value ? name : one === name ? value : one));
      }
    }
    for (const kept of values) {
      for (const other of values) if (other !== kept) yield map((value) => (value === other ? kept : value));
    }
  }
};

/** Goes through the keys of all calls. */
function eachKey(
  spec: ComponentSpec,
  sequence: Sequence,
  change: (param: ValueParam, pool: string, value: unknown) => unknown,
): Sequence {
  const steps = sequence.steps.map((step): Step => {
    if (!isCall(step)) return step;
    const { params } = methodOf(spec, step);
    const args = step.args.map((value, i) => {
      const param = params[i];
      return param === undefined || param.pool === null ? value : change(param, param.pool, value);
    });
    return { method: step.method, args };
  });
  return { ...sequence, steps };
}

/** The simplest values of a parameter, so many of them; null where it has no simple order. */
function namesOf({ type, domain }: ValueParam, count: number): readonly unknown[] | null {
  if (domain.kind === 'number') {
    const unsafe = type.kind === 'long' && !type.safe;
    const least = domain.min > 0 ? Number(domain.min) : Math.min(0, Number(domain.max));
    return Array.from({ length: count }, (_, i) => (unsafe ? BigInt(least + i) : least + i));
  }
  if (domain.kind === 'string') {
    const letters = [...domain.alphabet];
    const length = Math.max(domain.minLength, 1);
    return letters.length < count ? null : letters.slice(0, count).map((letter) => letter.repeat(length));
  }
  return null;
}

/**
 * Functions and arguments of the constructor replaced by simpler ones that the author names. With another function other
 * keys may be needed, so the simplest keys are tried with it.
 */
export const simplerConstructor: SequencePass = function* simpler(current) {
  const { plain, spec } = current;
  for (const [i, param] of spec.params.entries()) {
    const values = param.kind === 'function' ? param.choices : param.small;
    for (const value of values) {
      const changed = { ...plain, args: plain.args.with(i, value) };
      yield changed;
      if (param.kind === 'function') yield* renameKeys({ ...current, plain: changed });
    }
  }
};

/** Of two numbers one becomes 1, and the other one takes its factor over. */
export const tradeFactors: SequencePass = function* trade({ spec, plain }) {
  const flat = flatten(spec, plain);
  const numbers = numbersIn(flat.values);
  if (numbers.length > FEW_NUMBERS) return;
  for (const [i, a] of numbers.entries()) {
    for (const [j, b] of numbers.entries()) {
      if (i === j || typeof a !== 'number' || typeof b !== 'number' || a < 2 || b < 1) continue;
      for (const product of [a * b, a * b + a]) {
        let next = -1;
        const values = mapLeaves(flat.values, (leaf) => {
          if (typeof leaf !== 'number' && typeof leaf !== 'bigint') return leaf;
          next += 1;
          return next === i ? 1 : next === j ? product : leaf;
        });
        yield flat.rebuild(values as Args);
      }
    }
  }
};
