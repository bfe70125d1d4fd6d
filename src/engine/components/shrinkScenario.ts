/**
 * Makes a failing scenario smaller: fewer threads, fewer calls, then simpler values, for as long as it fails in the same way. Whether threads
 * meet is a matter of luck, so each candidate is run many times; one that was lucky too often stays larger than it might be,
 * which costs a reader a line and never a verdict.
 */
import type { Scenario } from './histories.ts';
import type { SequencePass } from './sequenceEdits.ts';
import { isSmaller, measureOf } from './sequenceOrder.ts';
import type { Call, ComponentSpec, Sequence } from './spec.ts';
import { isCall } from './spec.ts';
import {
  assignSmallest,
  lowerNumbersTogether,
  renameKeys,
  renameNumbers,
  simplerConstructor,
} from './valueEdits.ts';
import { encodeSequence } from './wire.ts';

/** Candidates, the smallest first, each valid if the given one is, but for what depends on earlier calls. */
export function* smallerScenarios<T extends Scenario>(scenario: T): Generator<T> {
  const { before, threads, after } = scenario;
  const without = <Item>(list: readonly Item[], at: number): readonly Item[] =>
    list.filter((_, i) => i !== at);
  if (threads.length > 2) {
    for (const i of threads.keys()) yield { ...scenario, threads: without(threads, i) };
  }
  if (after.length > 0) yield { ...scenario, after: [] };
  if (before.length > 1) yield { ...scenario, before: [] };
  for (const [i, calls] of threads.entries()) {
    if (calls.length > 2) yield { ...scenario, threads: threads.with(i, calls.slice(0, 1)) };
  }
  for (const i of [...before.keys()].reverse()) yield { ...scenario, before: without(before, i) };
  for (const [i, calls] of threads.entries()) {
    // The last calls first: what failed before them still does.
    for (const k of [...calls.keys()].reverse()) {
      if (calls.length > 1) yield { ...scenario, threads: threads.with(i, without<Call>(calls, k)) };
    }
  }
  if (after.length > 1) {
    for (const i of after.keys()) yield { ...scenario, after: without(after, i) };
  }
}

/** Changes of values that keep every step in its place. */
const VALUE_PASSES: readonly SequencePass[] = [
  renameKeys,
  assignSmallest,
  renameNumbers,
  simplerConstructor,
  lowerNumbersTogether,
];
/** Candidates of one pass: each is run often, and what a scenario is about is its calls. */
const MOST_OF_PASS = 8;

/** The same calls on simpler values. */
export function* simplerScenarios<T extends Scenario>(scenario: T, spec: ComponentSpec): Generator<T> {
  const plain = asSequence(scenario);
  const measure = measureOf(plain, encodeSequence(plain, spec), spec);
  for (const pass of VALUE_PASSES) {
    let count = 0;
    for (const candidate of pass({ spec, plain, linked: plain, given: [] })) {
      if (candidate.steps.length !== plain.steps.length) continue;
      if (!isSmaller(measureOf(candidate, encodeSequence(candidate, spec), spec), measure)) continue;
      yield withValues(scenario, candidate);
      count += 1;
      if (count === MOST_OF_PASS) break;
    }
  }
}

function asSequence({ made, before, threads, after }: Scenario): Sequence {
  return { ...made, steps: [...before, ...threads.flat(), ...after] };
}

/** The steps of a sequence back in their places. */
function withValues<T extends Scenario>(scenario: T, { args, start, steps }: Sequence): T {
  let at = scenario.before.length;
  const take = (calls: readonly Call[]): readonly Call[] => {
    at += calls.length;
    return steps.slice(at - calls.length, at).filter(isCall);
  };
  return {
    ...scenario,
    made: { args, start },
    before: steps.slice(0, at),
    threads: scenario.threads.map(take),
    after: take(scenario.after),
  };
}

export interface ShrinkScenarioOptions<T extends Scenario, Failure> {
  readonly spec: ComponentSpec;
  /** Whether it fails in the same way, and how; null where it does not, or is not valid. */
  attempt(candidate: T): Promise<Failure | null>;
  /** No more attempts: time is up, or somebody cancelled. */
  isOver(): boolean;
}

/** The smallest scenario found, with its failure; null where the given one is the smallest. */
export async function shrinkScenario<T extends Scenario, Failure>(
  given: T,
  { spec, attempt, isOver }: ShrinkScenarioOptions<T, Failure>,
): Promise<{ readonly scenario: T; readonly failure: Failure } | null> {
  let best = null as { readonly scenario: T; readonly failure: Failure } | null;
  for (let found = true; found;) {
    found = false;
    const now = best?.scenario ?? given;
    for (const scenario of both(smallerScenarios<T>(now), simplerScenarios<T>(now, spec))) {
      if (isOver()) return best;
      const failure: Failure | null = await attempt(scenario);
      if (failure === null) continue;
      best = { scenario, failure };
      found = true;
      break;
    }
  }
  return best;
}

function* both<T>(first: Iterable<T>, then: Iterable<T>): Generator<T> {
  yield* first;
  yield* then;
}
