/**
 * Concurrent uses of a component: some calls by one thread, then two or three threads at once, then looks at what came of
 * it. Each is addressed by seed and index. Small, since few calls are enough for a lost update, and the check of a history
 * grows with it (after Lincheck and the shape of its scenarios).
 */
import { makeRng, mixSeed } from '../values/rng.ts';
import type { AnyComponentModel } from './model.ts';
import { Pools } from './pools.ts';
import type { History, HistoryCall } from './linearizability.ts';
import { drawConstructor, Walk } from './sequences.ts';
import type { Call, CallOutcome, ComponentSpec, Sequence, Step } from './spec.ts';

export interface Scenario {
  readonly made: Pick<Sequence, 'args' | 'start'>;
  /** By one thread, before all others begin. The clock moves here only. */
  readonly before: readonly Step[];
  /** Calls of each thread. */
  readonly threads: readonly (readonly Call[])[];
  /** By one thread, after all others ended: calls that only look. */
  readonly after: readonly Call[];
}

/** Scenarios of a full run. */
export const SCENARIOS = 200;
const MOST_BEFORE = 5;
const MOST_AFTER = 4;
/** Share of the calls of threads that only look. */
const LOOKING = 0.2;
const DRAWS = 20;

/** @throws Error for a component that is not said to be used by several threads */
export function scenarioOf(
  spec: ComponentSpec,
  model: AnyComponentModel,
  seed: number,
  index: number,
): Scenario {
  const { concurrency } = spec;
  if (concurrency === null) throw new Error(`${spec.name} is used by one thread at a time`);
  const rng = makeRng(mixSeed(seed, 23, index));
  const start = spec.clock === null ? 0 : rng.int(0, 10_000);
  const pools = new Pools(spec, rng, []);
  let { args, run } = drawConstructor(spec, model, rng, pools, start);
  for (let draw = 0; run.state === null && draw < DRAWS; draw += 1)
    ({ args, run } = drawConstructor(spec, model, rng, pools, start));
  const walk = new Walk(spec, model, rng, pools, run, args, []);
  const wanted = rng.int(0, MOST_BEFORE);
  while (walk.steps.length < wanted) walk.go();

  const all = [...spec.methods.keys()];
  const looking = all.filter((i) => spec.methods[i]?.pure === true);
  const changing = walk.kept.filter((i) => !looking.includes(i));
  // Threads that all do the same two things meet more often than threads that do everything.
  const few = rng.shuffle(changing.length > 0 ? changing : all).slice(0, rng.int(1, 3));
  const threads = Array.from({ length: rng.int(...concurrency.threads) }, () =>
    Array.from({ length: rng.int(...concurrency.calls) }, () =>
      walk.draw(rng.pick(looking.length > 0 && rng.chance(LOOKING) ? looking : few)),
    ),
  );
  const after = rng
    .shuffle(looking)
    .slice(0, MOST_AFTER)
    .map((method) => walk.draw(method));
  return { made: { args, start }, before: walk.steps.slice(0, MOST_BEFORE), threads, after };
}

/** What a thread saw of one call, with the stamps around it; without an outcome where it never came back. */
export interface SeenCall {
  readonly outcome: CallOutcome | null;
  readonly from: number;
  readonly to: number;
}

/**
 * The history of a scenario: what each thread saw, then what was seen after all of them, in order. A thread may have seen
 * fewer calls than it was to make.
 */
export function historyOf(
  scenario: Scenario,
  seen: readonly (readonly SeenCall[])[],
  after: readonly CallOutcome[],
): History {
  const calls: HistoryCall[] = scenario.threads.flatMap((own, thread) =>
    (seen[thread] ?? []).map((one, i) => ({ thread, call: own[i] as Call, ...one })),
  );
  const stamps = calls.flatMap(({ from, to, outcome }) => (outcome === null ? [from] : [from, to]));
  const last = stamps.reduce((most, stamp) => Math.max(most, stamp), 0);
  const looks = after.map((outcome, i) => ({
    thread: scenario.threads.length,
    call: scenario.after[i] as Call,
    outcome,
    from: last + 1 + 2 * i,
    to: last + 2 + 2 * i,
  }));
  return { made: scenario.made, before: scenario.before, calls: [...calls, ...looks] };
}
