/** How many small cases go through a second, and what a process for each of them would cost instead. */
import { performance } from 'node:perf_hooks';
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { OracleCase } from '../../engine/ports.ts';
import type { SolutionRunner } from '../../engine/grading/runner.ts';
import type { BenchContext, Found, Goal } from './goal.ts';
import { median } from './goal.ts';
import { cases, SIGNATURE, SUBJECTS, sumOf } from './subject.ts';
import { bareWay } from './ways.ts';
import { build, runnerIn } from './workshop.ts';

/** At least, from the notes on latency of the design. */
const AIMS: Readonly<Record<LanguageId, { readonly perSecond: number; readonly process: number }>> = {
  go: { perSecond: 40_000, process: 50 },
  cpp: { perSecond: 40_000, process: 50 },
  rust: { perSecond: 40_000, process: 50 },
  java: { perSecond: 20_000, process: 1_000 },
  python: { perSecond: 10_000, process: 500 },
  javascript: { perSecond: 20_000, process: 500 },
  typescript: { perSecond: 20_000, process: 500 },
};
const ROUNDS = 9;
const COUNT = 2_000;
/** Goal 5 of the grader. */
const WIRE_BATCH = 32;
const WIRE_PER_SECOND = 50_000;
const WIRE_LANGUAGES: readonly LanguageId[] = ['python', 'javascript'];

export const throughputGoal: Goal = {
  name: 'throughput',
  title: 'small cases a second, answers compared',
  async run(context, found) {
    for (const language of context.languages) await measure(context, language, found);
  },
};

async function measure(
  context: BenchContext,
  language: LanguageId,
  found: (one: Found) => void,
): Promise<void> {
  const { workshop, signal } = context;
  const all = cases(COUNT);
  const rounds = context.rounds ?? ROUNDS;
  const times: Record<'whole' | 'batches' | 'process', number[]> = { whole: [], batches: [], process: [] };
  const dir = await build(workshop, language, SUBJECTS[language].solution(1), SIGNATURE, signal);
  const bare = await bareWay(language, workshop);
  const runner = runnerIn(workshop, language, dir, signal);
  try {
    await bare.ready?.();
    await bare.go(1, 1);
    const one = sumOf(all.slice(0, 1));
    for (let round = 0; round <= rounds; round += 1) {
      context.say(`${language}, round ${round} of ${rounds}`);
      const whole = await msOf(runner, all, COUNT);
      const batches = await msOf(runner, all, WIRE_BATCH);
      const from = performance.now();
      const printed = await bare.again(1);
      const process = performance.now() - from;
      if (printed !== one) throw new Error(`"${bare.title}" (${language}) printed ${printed}, not ${one}.`);
      if (round === 0) continue;
      times.whole.push(whole);
      times.batches.push(batches);
      times.process.push(process);
    }
  } finally {
    bare.dispose?.();
    await runner.dispose();
  }
  const perSecond = (ms: readonly number[]): number => (COUNT * 1000) / median(ms);
  const aims = AIMS[language];
  const detail = { cases: COUNT, rounds };
  found({
    language,
    measure: 'cases/s',
    value: perSecond(times.whole),
    aim: { atLeast: aims.perSecond },
    detail: { ...detail, batch: COUNT },
  });
  found({
    language,
    measure: `cases/s in batches of ${WIRE_BATCH}`,
    value: perSecond(times.batches),
    ...(WIRE_LANGUAGES.includes(language) ? { aim: { atLeast: WIRE_PER_SECOND } } : {}),
    detail,
  });
  const ratios = times.process.map((ms, i) => (ms * COUNT) / (times.whole[i] ?? NaN));
  found({
    language,
    measure: 'times as fast as a process for each case',
    value: median(ratios),
    aim: { atLeast: aims.process },
    detail: { ...detail, processMs: median(times.process) },
  });
}

async function msOf(runner: SolutionRunner, all: readonly OracleCase[], batch: number): Promise<number> {
  const from = performance.now();
  for (let at = 0; at < all.length; at += batch) {
    const part = all.slice(at, at + batch);
    const results = await runner.run(part, () => 5_000);
    for (const [i, one] of part.entries()) {
      const result = results[i];
      if (result?.kind !== 'reply' || result.reply.kind !== 'value' || result.reply.outcome !== one.want)
        throw new Error(`The bench's own program is wrong for ${one.args}.`);
    }
  }
  return performance.now() - from;
}
