/** How quickly histories are checked, and whether the answer is that of trying all orders. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { AnyComponentModel } from '../src/engine/components/model.ts';
import { scenarioOf } from '../src/engine/components/histories.ts';
import type { History } from '../src/engine/components/linearizability.ts';
import { checkHistory } from '../src/engine/components/linearizability.ts';
import type { Call, ComponentSpec } from '../src/engine/components/spec.ts';
import type { Rng } from '../src/engine/values/rng.ts';
import { makeRng, mixSeed } from '../src/engine/values/rng.ts';
import type { BenchContext, Found, Goal } from '../src/cli/bench/goal.ts';
import { median } from '../src/cli/bench/goal.ts';
import { problemsOf } from '../src/cli/bench/programs.ts';
import { interleave, isLegalByForce } from '../test/unit/engine/components/interleaving.ts';

const THREADS = 4;
const CALLS = 10;
const HISTORIES = 200;
const ROUNDS = 9;
const PER_SECOND = 1_000;
const COMPARED = 5_000;
/** Few enough that all orders of the calls can be tried thousands of times. */
const SMALL = { threads: 3, calls: 2 };

export interface Subject {
  readonly id: string;
  readonly spec: ComponentSpec;
  readonly model: AnyComponentModel;
}

export const linearizabilityGoal: Goal = {
  name: 'linearizability',
  title: 'legal histories checked a second, and answers that are not those of all orders',
  heavy: true,
  async run(context, found) {
    const subjects = await subjectsOf(context);
    if (subjects.length === 0) return found({ measure: SPEED_MEASURE, value: null, note: 'no component' });
    // In turn, round by round: what the machine does meanwhile it does to all of them.
    const rounds = context.rounds ?? ROUNDS;
    const all = subjects.map((subject, i) => ({
      subject,
      histories: Array.from({ length: HISTORIES }, (_, k) => legalHistory(subject, mixSeed(i, k))),
      perSecond: [] as number[],
    }));
    for (let round = 0; round <= rounds; round += 1) {
      for (const { subject, histories, perSecond } of all) {
        context.say(`${subject.id}, round ${round} of ${rounds}`);
        const from = performance.now();
        for (const history of histories) {
          const { kind } = checkHistory(subject.spec, subject.model, history);
          if (kind !== 'legal') throw new Error(`a legal history of ${subject.id} is called ${kind}`);
        }
        // The first round warms up, and is dropped.
        if (round > 0) perSecond.push((HISTORIES * 1000) / (performance.now() - from));
      }
    }
    found(
      speedFound(
        all.map(({ subject, perSecond }) => ({ id: subject.id, perSecond })),
        rounds,
      ),
    );
    found(await agreementFound(subjects, COMPARED, context));
  },
};

const SPEED_MEASURE = `legal histories of ${THREADS} threads of ${CALLS} calls checked a second, slowest component`;

export function speedFound(
  all: readonly { readonly id: string; readonly perSecond: readonly number[] }[],
  rounds: number,
): Found {
  const medians = all.map(({ id, perSecond }) => ({ id, value: median(perSecond) }));
  const slowest = medians.reduce((kept, one) => (one.value < kept.value ? one : kept));
  return {
    measure: SPEED_MEASURE,
    value: slowest.value,
    aim: { atLeast: PER_SECOND },
    detail: {
      slowest: slowest.id,
      ...Object.fromEntries(medians.map(({ id, value }) => [id, value])),
      histories: HISTORIES,
      rounds,
    },
  };
}

/** Histories of all components in turn, every other one spoilt, by the checker and by trying all orders. */
async function agreementFound(
  subjects: readonly Subject[],
  count: number,
  { say, signal }: Pick<BenchContext, 'say' | 'signal'>,
): Promise<Found> {
  const counts = { legal: 0, illegal: 0, undecided: 0 };
  const wrong: string[] = [];
  for (let i = 0; i < count && !signal.aborted; i += 1) {
    const subject = subjects[i % subjects.length] as Subject;
    if (i % 100 === 0) {
      say(`history ${i} of ${count}`);
      // Whoever waits may want it to end.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const history = smallHistory(subject, i);
    const { kind } = checkHistory(subject.spec, subject.model, history);
    counts[kind] += 1;
    if ((kind === 'legal') !== isLegalByForce(subject.spec, subject.model, history))
      wrong.push(`${subject.id} ${i}`);
  }
  return {
    measure: 'small histories on which the checker and all orders do not agree',
    value: wrong.length,
    aim: { atMost: 0 },
    detail: { ...counts, compared: count, wrong: wrong.length === 0 ? null : wrong.join('; ') },
    note: 'all orders stand in for Porcupine, the comparator of the goal, which is not on this machine',
  };
}

/** The component of one scenario, and threads of this size that make its calls and those of the scenarios after it. */
export function drawn(
  { spec, model }: Subject,
  seed: number,
  size: { readonly threads: number; readonly calls: number },
): { readonly made: History['made']; readonly threads: readonly (readonly Call[])[] } {
  const { made } = scenarioOf(spec, model, seed, 0);
  const calls: Call[] = [];
  for (let index = 0; calls.length < size.threads * size.calls; index += 1)
    calls.push(...scenarioOf(spec, model, seed, index).threads.flat());
  const threads = Array.from({ length: size.threads }, (_, i) =>
    calls.slice(i * size.calls, (i + 1) * size.calls),
  );
  return { made, threads };
}

function legalHistory(subject: Subject, seed: number): History {
  const { made, threads } = drawn(subject, seed, { threads: THREADS, calls: CALLS });
  return interleave(subject.spec, subject.model, made, threads, makeRng(seed));
}

function smallHistory(subject: Subject, seed: number): History {
  const rng = makeRng(mixSeed(seed, 1));
  const { made, threads } = drawn(subject, seed, SMALL);
  const history = interleave(subject.spec, subject.model, made, threads, rng);
  // Most mistakes leave a history that some order explains, so there are several.
  return seed % 2 === 0 ? history : spoilt(spoilt(spoilt(history, rng), rng), rng);
}

/** Two calls of a method with their outcomes exchanged, or one that takes the place in time of another. */
export function spoilt(history: History, rng: Rng): History {
  const calls = [...history.calls];
  const [i, j] = [rng.int(0, calls.length - 1), rng.int(0, calls.length - 1)];
  const [one, other] = [calls[i], calls[j]];
  if (one === undefined || other === undefined) return history;
  if (one.call.method === other.call.method) {
    calls[i] = { ...one, outcome: other.outcome };
    calls[j] = { ...other, outcome: one.outcome };
  } else calls[i] = { ...one, from: other.from, to: Math.max(other.to, other.from + 1) };
  return { ...history, calls };
}

async function subjectsOf(context: BenchContext): Promise<readonly Subject[]> {
  const require = createRequire(import.meta.url);
  const { folder } = context.installation;
  return (await problemsOf(context, 'component')).flatMap(({ id, component }): readonly Subject[] => {
    if (component === undefined || component.concurrency === null) return [];
    const path = join(folder, 'dist', 'content', 'oracles', `${id}.cjs`);
    const { oracle } = require(path) as { readonly oracle: AnyComponentModel };
    return [{ id, spec: component, model: oracle }];
  });
}
