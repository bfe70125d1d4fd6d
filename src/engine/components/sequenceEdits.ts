/**
 * Candidates with steps left out, merged or exchanged. They work on sequences whose ids are references, so that what
 * refers to a call follows it; see `withRefs`.
 */
import type { Call, CallOutcome, ComponentSpec, Sequence, Step } from './spec.ts';
import { givenBy, isCall, isRef, methodOf } from './spec.ts';

/** A failing sequence in both forms. */
export interface Current {
  readonly spec: ComponentSpec;
  /** Plain values. */
  readonly plain: Sequence;
  /** The same with references where a value was given by an earlier step. */
  readonly linked: Sequence;
  /** What each step gave to which pool, in the model. */
  readonly given: readonly ({ readonly pool: string; readonly value: unknown } | undefined)[];
}

/** Candidates of a failing sequence, in a fixed order; those that are not smaller or not valid are left out later. */
export type SequencePass = (current: Current) => Iterable<Sequence>;

/** Steps up to which every pair of them is tried. */
const FEW_STEPS = 12;
/** Steps above which only large parts are left out (longEdits.ts). */
export const MANY_STEPS = 400;

/** @param outcomes the model's, the constructor's first */
export function linked(spec: ComponentSpec, plain: Sequence, outcomes: readonly CallOutcome[]): Current {
  const given = plain.steps.map((step, i) => givenBy(spec, step, outcomes[i + 1]));
  // By pool and value the last step that gave it: a search at each step would take minutes for a long sequence.
  const givers = new Map<string, Map<unknown, number>>();
  const steps = plain.steps.map((step, at): Step => {
    const linkedStep = isCall(step) ? withRefs(spec, step, givers) : step;
    const one = given[at];
    if (one !== undefined) {
      const ofPool = givers.get(one.pool) ?? new Map<unknown, number>();
      givers.set(one.pool, ofPool.set(one.value, at));
    }
    return linkedStep;
  });
  return { spec, plain, linked: { ...plain, steps }, given };
}

function withRefs(
  spec: ComponentSpec,
  call: Call,
  givers: ReadonlyMap<string, ReadonlyMap<unknown, number>>,
): Call {
  const { params } = methodOf(spec, call);
  const args = call.args.map((value, i) => {
    const ref = givers.get(params[i]?.pool ?? '')?.get(value);
    return ref === undefined ? value : { ref };
  });
  return { method: call.method, args };
}

/**
 * The steps of these indices, in this order, references following. One whose producer is gone refers to the one before it
 * that gives to the same pool, else to the one after it; without any it keeps its plain value.
 */
export function keep(current: Current, indices: readonly number[]): Sequence {
  const { linked: sequence, plain, given } = current;
  const places = new Map(indices.map((old, now) => [old, now]));
  const isInOrder = indices.every((old, i) => i === 0 || (indices[i - 1] as number) < old);
  const ofPools = new Map<string, readonly number[]>();
  /** In a long sequence there are thousands of both, producers and references. */
  const producersOf = (pool: string): readonly number[] => {
    const known = ofPools.get(pool) ?? indices.filter((one) => given[one]?.pool === pool);
    ofPools.set(pool, known);
    return known;
  };
  const steps = indices.map((old, now): Step => {
    const step = sequence.steps[old] as Step;
    if (!isCall(step) || !step.args.some(isRef)) return step;
    const args = step.args.map((value, i) => {
      if (!isRef(value)) return value;
      const producers = producersOf(given[value.ref]?.pool ?? '');
      const isBefore = (one: number): boolean => (places.get(one) ?? now) < now;
      const instead = isInOrder
        ? lastUpTo(producers, value.ref)
        : (producers.findLast((one) => one <= value.ref && isBefore(one)) ?? producers.find(isBefore));
      const place = instead === undefined ? now : (places.get(instead) ?? now);
      return place < now ? { ref: place } : (plain.steps[old] as { args: readonly unknown[] }).args[i];
    });
    return { method: step.method, args };
  });
  return { ...sequence, steps };
}

/** Of sorted numbers the last one up to a limit, else the first. */
function lastUpTo(sorted: readonly number[], limit: number): number | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] ?? sorted[0];
}

/** All but these steps; then also without the steps that refer to them. */
function* without(current: Current, gone: ReadonlySet<number>): Iterable<Sequence> {
  const { steps } = current.linked;
  if (gone.size === 0) return;
  const all = new Set(gone);
  for (const [i, step] of steps.entries()) {
    if (isCall(step) && step.args.some((value) => isRef(value) && all.has(value.ref))) all.add(i);
  }
  const rest = (set: ReadonlySet<number>): number[] => [...steps.keys()].filter((i) => !set.has(i));
  if (all.size > gone.size) yield keep(current, rest(all));
  yield keep(current, rest(gone));
}

/** What comes after the first wrong step cannot matter. */
export function cutAfter({ linked: sequence }: Current, at: number): Sequence | null {
  return at + 1 < sequence.steps.length ? { ...sequence, steps: sequence.steps.slice(0, at + 1) } : null;
}

/** The beginning of a sequence as one of its own. */
export function firstSteps({ spec, plain, linked: sequence, given }: Current, count: number): Current {
  return {
    spec,
    plain: { ...plain, steps: plain.steps.slice(0, count) },
    linked: { ...sequence, steps: sequence.steps.slice(0, count) },
    given: given.slice(0, count),
  };
}

/** Blocks from the back: halves, quarters … single steps. */
export const deleteBlocksOfSteps: SequencePass = function* blocks(current) {
  const { length } = current.linked.steps;
  // A long sequence gets shorter in a few moves; until then single steps are too many candidates.
  const least = length > MANY_STEPS ? length / 16 : 1;
  for (let size = length; size >= least; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let to = length; to > 0; to -= length > MANY_STEPS ? size : Math.max(1, size >> 1)) {
      yield* without(current, range(Math.max(0, to - size), to));
    }
  }
};

/** Two steps that only go together. */
export const deletePairsOfSteps: SequencePass = function* pairs(current) {
  const { length } = current.linked.steps;
  if (length > FEW_STEPS) return;
  for (let j = length - 1; j > 0; j -= 1) {
    for (let i = j - 1; i >= 0; i -= 1) yield* without(current, new Set([i, j]));
  }
};

/** Every call on one key. */
export const deleteKeys: SequencePass = function* keys(current) {
  if (current.plain.steps.length > MANY_STEPS) return;
  for (const steps of stepsByKey(current).values()) yield* without(current, steps);
};

/** Every call of one method, every step of the clock, all calls that only look. */
export const deleteKinds: SequencePass = function* kinds(current) {
  const { spec, plain } = current;
  const of = (test: (step: Step) => boolean): ReadonlySet<number> =>
    new Set([...plain.steps.keys()].filter((i) => test(plain.steps[i] as Step)));
  yield* without(
    current,
    of((step) => isCall(step) && methodOf(spec, step).pure),
  );
  yield* without(
    current,
    of((step) => !isCall(step)),
  );
  for (const method of spec.methods.keys()) {
    yield* without(
      current,
      of((step) => isCall(step) && step.method === method),
    );
  }
};

/** The indices of the steps that name a value of a pool, by pool and value. */
export function stepsByKey({ spec, plain }: Current): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const [i, step] of plain.steps.entries()) {
    if (!isCall(step)) continue;
    for (const [k, { pool }] of methodOf(spec, step).params.entries()) {
      if (pool === null) continue;
      const key = `${pool} ${JSON.stringify(step.args[k], (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))}`;
      found.set(key, (found.get(key) ?? new Set()).add(i));
    }
  }
  return found;
}

/** Two steps of the clock to one, in the place of the later or of the earlier one; neighbours first. */
export const mergeAdvances: SequencePass = function* merge(current) {
  const { steps } = current.plain;
  const moves = [...steps.entries()].flatMap(([i, step]) => (isCall(step) ? [] : [{ i, ms: step.advance }]));
  const pairs = moves.flatMap((a, i) => moves.slice(i + 1, i + 3).map((b) => [a, b] as const));
  for (const [a, b] of pairs) {
    for (const [stays, goes] of [
      [b, a],
      [a, b],
    ] as const) {
      const merged = { ...current, linked: replaced(current.linked, stays.i, { advance: a.ms + b.ms }) };
      yield* without(merged, new Set([goes.i]));
    }
  }
};

/** A shorter wait in one place made up for in another: the sum stays. Also into and out of the start. */
export const moveTime: SequencePass = function* move(current) {
  const { linked: sequence } = current;
  const moves = [...sequence.steps.entries()].flatMap(([i, step]) => (isCall(step) ? [] : [i]));
  for (const i of moves) {
    for (const j of moves) {
      const from = sequence.steps[i];
      const to = sequence.steps[j];
      if (i === j || from === undefined || to === undefined || isCall(from) || isCall(to)) continue;
      const shorter = replaced(sequence, i, { advance: 1 });
      if (from.advance > 1) yield replaced(shorter, j, { advance: to.advance + from.advance - 1 });
    }
  }
};

/** Two neighbours exchanged, and a step moved to the front or to just before the last. */
export const swapSteps: SequencePass = function* swap(current) {
  const indices = [...current.linked.steps.keys()];
  const { length } = indices;
  if (length > FEW_STEPS) return;
  for (let i = 0; i + 1 < length; i += 1) yield keep(current, swapped(indices, i, i + 1));
  for (let i = 0; i < length; i += 1) {
    for (let j = i + 2; j < length; j += 1) {
      const moved = indices.toSpliced(i, 1);
      yield keep(current, moved.toSpliced(j, 0, i));
      const back = indices.toSpliced(j, 1);
      yield keep(current, back.toSpliced(i, 0, j));
    }
  }
};

function swapped(indices: readonly number[], i: number, j: number): readonly number[] {
  return indices.with(i, indices[j] as number).with(j, indices[i] as number);
}

/** A sequence with another step in one place. */
export function replaced(sequence: Sequence, at: number, step: Step): Sequence {
  return { ...sequence, steps: sequence.steps.with(at, step) };
}

function range(from: number, to: number): ReadonlySet<number> {
  return new Set(Array.from({ length: to - from }, (_, i) => from + i));
}
