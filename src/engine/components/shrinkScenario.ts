/**
 * Makes a failing scenario smaller: fewer threads, then fewer calls, for as long as it fails in the same way. Whether threads
 * meet is a matter of luck, so each candidate is run many times; one that was lucky too often stays larger than it might be,
 * which costs a reader a line and never a verdict.
 */
import type { Scenario } from './histories.ts';
import type { Call } from './spec.ts';

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

export interface ShrinkScenarioOptions<T extends Scenario, Failure> {
  /** Whether it fails in the same way, and how; null where it does not, or is not valid. */
  attempt(candidate: T): Promise<Failure | null>;
  /** No more attempts: time is up, or somebody cancelled. */
  isOver(): boolean;
}

/** The smallest scenario found, with its failure; null where the given one is the smallest. */
export async function shrinkScenario<T extends Scenario, Failure>(
  given: T,
  { attempt, isOver }: ShrinkScenarioOptions<T, Failure>,
): Promise<{ readonly scenario: T; readonly failure: Failure } | null> {
  let best = null as { readonly scenario: T; readonly failure: Failure } | null;
  for (let found = true; found;) {
    found = false;
    for (const scenario of smallerScenarios<T>(best?.scenario ?? given)) {
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
