/**
 * Candidates of a failing sequence of thousands of steps. Each of them takes as long as it has steps, so guesses of a few
 * steps come first, and then large parts are left out: of all steps, of the calls on some keys, of the calls of one method.
 */
import type { Current, SequencePass } from './sequenceEdits.ts';
import { keep, stepsByKey } from './sequenceEdits.ts';
import type { Sequence } from './spec.ts';
import { isCall } from './spec.ts';

/** Guesses grow by this factor, up to a fourth of all steps. */
const GROWS = 4;
/** Parts into which steps are divided: halves first. */
const PARTS: readonly number[] = [2, 4, 8, 16];
/** A number of the constructor becomes one of these shares of what it is. */
const SHARES = [1 / 64, 1 / 16, 1 / 4, 1 / 2, 3 / 4, 15 / 16];
/** With one of the smallest numbers so many steps may do. */
const FIRST_STEPS = [16, 256];
/** Keys named last of which one may be enough. */
const LAST_KEYS = 3;

/** The first steps alone; to find where a sequence goes wrong of which only its end is known. */
export function* prefixes({ linked }: Current): Iterable<Sequence> {
  const { length } = linked.steps;
  for (let size = GROWS; size < length / 2; size *= GROWS)
    yield { ...linked, steps: linked.steps.slice(0, size) };
  for (const part of [1 / 2, 3 / 4, 7 / 8, 15 / 16])
    yield { ...linked, steps: linked.steps.slice(0, Math.floor(length * part)) };
}

/** What stands near the end; the first steps together with that. */
export const nearTheEnd: SequencePass = function* near(current) {
  const { length } = current.linked.steps;
  for (let size = 2; size < length / 2; size *= GROWS) {
    yield keep(current, from(length - size, length));
    if (size > 2) yield keep(current, [...from(0, size), ...from(length - size, length)]);
  }
};

/** The last step, and all on the key that it names; on one of the keys named shortly before. */
export const sameKeys: SequencePass = function* same(current) {
  const last = current.plain.steps.length - 1;
  const byKey = [...stepsByKey(current).values()].map((steps) => [...steps]);
  const near = byKey.sort((a, b) => (b.at(-1) ?? 0) - (a.at(-1) ?? 0)).slice(0, LAST_KEYS);
  for (let count = 1; count <= near.length; count += 1)
    yield keepAll(current, [...near.slice(0, count).flat(), last]);
};

/**
 * Another number or function for the constructor, and only the first steps: with less room things happen sooner. A number
 * and the steps get smaller alike.
 */
export const smallerAndSooner: SequencePass = function* smaller({ spec, plain }) {
  const { args, steps } = plain;
  for (const [i, param] of spec.params.entries()) {
    const given = args[i];
    const values = param.kind === 'function' ? param.choices : param.small;
    for (const size of FIRST_STEPS) {
      for (const value of values)
        if (value !== given) yield { ...plain, args: args.with(i, value), steps: steps.slice(0, size) };
    }
    if (typeof given !== 'number') continue;
    for (const share of SHARES) {
      const sooner = steps.slice(0, Math.ceil(steps.length * share) + GROWS);
      yield { ...plain, args: args.with(i, Math.floor(given * share)), steps: sooner };
    }
  }
};

/** Another number or function for the constructor, and all steps. */
export const smallerConstructor: SequencePass = function* smaller({ spec, plain }) {
  for (const [i, param] of spec.params.entries()) {
    const given = plain.args[i];
    const values = param.kind === 'function' ? param.choices : param.small;
    const shares = typeof given === 'number' ? SHARES.map((share) => Math.floor(given * share)) : [];
    for (const value of [...values, ...shares])
      if (value !== given) yield { ...plain, args: plain.args.with(i, value) };
  }
};

/** One half of the steps or the other. The last step stays: it is the wrong one. */
export const halfOfSteps: SequencePass = (current) => halves(current, allButLast(current), [2]);

/** Parts of the steps: one alone, then all others. */
export const partsOfSteps: SequencePass = (current) => halves(current, allButLast(current));

function allButLast({ plain }: Current): readonly (readonly number[])[] {
  return from(0, plain.steps.length - 1).map((i) => [i]);
}

/** The calls on some of the keys. Those without a key stay. */
export const partsOfKeys: SequencePass = function* parts(current) {
  yield* halves(
    current,
    [...stepsByKey(current).values()].map((steps) => [...steps]),
  );
};

/** Of the calls of one method, of the steps of the clock, a part. */
export const partsOfKinds: SequencePass = function* parts(current) {
  const kinds = new Map<number, number[]>();
  for (const [i, step] of current.plain.steps.entries()) {
    const kind = isCall(step) ? step.method : -1;
    const steps = kinds.get(kind);
    if (steps === undefined) kinds.set(kind, [i]);
    else steps.push(i);
  }
  const largest = [...kinds.values()].sort((a, b) => b.length - a.length);
  for (const steps of largest)
    if (steps.length > 1)
      yield* halves(
        current,
        steps.map((i) => [i]),
      );
};

/** Groups of steps in halves, quarters …: one part with all that is in no group, and all but one part. */
function* halves(
  current: Current,
  groups: readonly (readonly number[])[],
  counts = PARTS,
): Iterable<Sequence> {
  const last = current.plain.steps.length - 1;
  const grouped = new Set(groups.flat());
  const others = from(0, last + 1).filter((i) => !grouped.has(i));
  for (const count of counts) {
    if (groups.length < count) return;
    const parts = from(0, count).map((i) => {
      return groups.slice(
        Math.floor((i * groups.length) / count),
        Math.floor(((i + 1) * groups.length) / count),
      );
    });
    // The later, the nearer to what went wrong. Of two halves one alone is all but the other.
    if (count > 2)
      for (const part of [...parts].reverse()) yield keepAll(current, [...others, ...part.flat(), last]);
    for (const gone of parts) {
      const rest = parts.filter((part) => part !== gone).flat(2);
      yield keepAll(current, [...others, ...rest, last]);
    }
  }
}

function keepAll(current: Current, indices: readonly number[]): Sequence {
  const kept = new Uint8Array(current.plain.steps.length);
  for (const i of indices) kept[i] = 1;
  return keep(
    current,
    from(0, kept.length).filter((i) => kept[i] === 1),
  );
}

function from(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
