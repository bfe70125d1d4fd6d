/** Candidates with the same steps and simpler values: arguments, keys, waits, and other calls in place of calls. */
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
import { defaultSmallValues } from '../values/draw.ts';
import type { SequencePass } from './sequenceEdits.ts';
import { replaced } from './sequenceEdits.ts';
import { weightOf } from './sequenceOrder.ts';
import type { ComponentSpec, Sequence, Step, ValueParam } from './spec.ts';
import { isCall, methodOf } from './spec.ts';

/** Numbers up to which every assignment of small ones is tried. */
const FEW_NUMBERS = 9;
const SMALLEST: readonly number[] = [0, 1, 2, 3];
/** With more numbers than this only the first three of the smallest. */
const FEW_FOR_ALL = 5;
/** Assignments tried in one pass. */
const MOST_ASSIGNMENTS = 1_200;
/** Steps up to which each is replaced by every simpler one. */
const FEW_STEPS = 8;
const CALLS_OF_METHOD = 32;
const VALUES_OF_PARAM = 6;
/** Steps up to which each is tried as the last one before a look. */
const MOST_LOOKED_AT = 12;

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

/** All numbers of a small sequence replaced by the smallest ones, in every way, the simplest ways first. */
export const assignSmallest: SequencePass = function* assign({ spec, plain }) {
  const flat = flatten(spec, plain);
  const count = numbersIn(flat.values).length;
  if (count === 0 || count > FEW_NUMBERS) return;
  let made = 0;
  const few = count > FEW_FOR_ALL ? SMALLEST.slice(0, -1) : SMALLEST;
  for (let sum = 0; sum <= few.length * count && made < MOST_ASSIGNMENTS; sum += 1) {
    for (const numbers of assignments(few, count, sum)) {
      if (made >= MOST_ASSIGNMENTS) return;
      let next = 0;
      const values = mapLeaves(flat.values, (leaf) => {
        if (typeof leaf !== 'number' && typeof leaf !== 'bigint') return leaf;
        const number = numbers[next++] ?? 0;
        return typeof leaf === 'bigint' ? BigInt(number) : number;
      });
      const sequence = flat.rebuild(values as Args);
      if (!isWithin(sequence, spec)) continue;
      made += 1;
      yield sequence;
    }
  }
};

/** All lists of so many of these numbers (0, 1 …) with that sum. */
function* assignments(few: readonly number[], count: number, sum: number): Iterable<readonly number[]> {
  if (count === 0) {
    if (sum === 0) yield [];
    return;
  }
  for (const first of few) {
    if (first > sum || sum - first > (count - 1) * (few.length - 1)) continue;
    for (const rest of assignments(few, count - 1, sum - first)) yield [first, ...rest];
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

/** The calls up to some point, then one of any method: the bug may show earlier than where it was seen. */
export const lookEarlier: SequencePass = function* look({ plain, spec }) {
  const { steps } = plain;
  if (steps.length > MOST_LOOKED_AT) return;
  const others = alphabetOf(spec, plain);
  for (let length = 0; length < steps.length; length += 1) {
    for (const step of others) yield { ...plain, steps: [...steps.slice(0, length), step] };
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

/** Each step replaced by a simpler one: by a call of any method with values that stand in the sequence or are small. */
export const simplerSteps: SequencePass = function* simpler({ plain, spec }) {
  const { steps } = plain;
  if (steps.length > FEW_STEPS) return;
  const others = alphabetOf(spec, plain);
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    for (const step of others) yield replaced(plain, at, step);
  }
};

/** Two steps replaced at once, where that is not too many ways; the simplest results first. */
export const simplerPairs: SequencePass = function* simpler({ plain, spec }) {
  const { steps } = plain;
  if (steps.length > 5) return;
  const others = alphabetOf(spec, plain).slice(0, 24);
  const made: { readonly sequence: Sequence; readonly rank: number }[] = [];
  for (let i = 0; i < steps.length; i += 1) {
    for (let j = i + 1; j < steps.length; j += 1) {
      for (const one of others) {
        for (const other of others) {
          const sequence = replaced(replaced(plain, i, one), j, other);
          made.push({
            sequence,
            rank: weightOf(one) + weightOf(other) - weightOf(steps[i] as Step) - weightOf(steps[j] as Step),
          });
        }
      }
    }
  }
  made.sort((a, b) => a.rank - b.rank);
  for (const { sequence, rank } of made.slice(0, MOST_ASSIGNMENTS)) if (rank <= 0) yield sequence;
};

/** Steps that a sequence like this could have, the simplest first. */
function alphabetOf(spec: ComponentSpec, plain: Sequence): readonly Step[] {
  const found = new Map<string, { readonly step: Step; readonly rank: number }>();
  const add = (step: Step): void => {
    found.set(JSON.stringify(step, bigintText), { step, rank: weightOf(step) });
  };
  for (const [method, { params }] of spec.methods.entries()) {
    let lists: unknown[][] = [[]];
    for (const param of params) {
      const values = unique([
        ...valuesFor(spec, plain, param),
        ...param.small.slice(0, 2),
        ...simplest(param),
      ]);
      lists = lists.flatMap((args) => values.slice(0, VALUES_OF_PARAM).map((value) => [...args, value]));
    }
    for (const args of lists.slice(0, CALLS_OF_METHOD)) add({ method, args });
  }
  for (const step of plain.steps) {
    if (isCall(step)) continue;
    add(step);
    add({ advance: 1 });
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank).map(({ step }) => step);
}

/** Values of the sequence that a parameter could take: those of its pool, else of its name or given to the constructor. */
function valuesFor(spec: ComponentSpec, plain: Sequence, param: ValueParam): readonly unknown[] {
  const made = spec.params.flatMap((one, i) =>
    param.pool === null && one.kind === 'value' && one.type.kind === param.type.kind ? [plain.args[i]] : [],
  );
  const called = plain.steps.flatMap((step) => {
    if (!isCall(step)) return [];
    const { params } = methodOf(spec, step);
    return step.args.filter((_value, i) => {
      const other = params[i];
      return param.pool === null ? other?.name === param.name : other?.pool === param.pool;
    });
  });
  return [...called, ...made];
}

function simplest({ type, domain }: ValueParam): readonly unknown[] {
  return defaultSmallValues(type, domain).slice(0, 2);
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
