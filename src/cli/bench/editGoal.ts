/** From an edit to the verdict on a hundred inputs: ours, the bare tools and the plain way in turn, round by round. */
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { OracleCase } from '../../engine/ports.ts';
import type { BenchContext, Found, Goal } from './goal.ts';
import { median } from './goal.ts';
import { cases, SIGNATURE, SUBJECTS, sumOf } from './subject.ts';
import type { Way } from './ways.ts';
import { bareWay, MissingWay, plainWay } from './ways.ts';
import { build, buildAhead, runnerIn, startAhead } from './workshop.ts';

/** At most, from the notes on latency of the design: floors of each language's tools, with room for the judge. */
const AIMS: Readonly<Record<LanguageId, { readonly bare: number; readonly plain: number }>> = {
  go: { bare: 1.25, plain: 0.55 },
  cpp: { bare: 1.15, plain: 0.25 },
  rust: { bare: 1.15, plain: 0.4 },
  java: { bare: 1.5, plain: 0.08 },
  python: { bare: 2, plain: 0.35 },
  javascript: { bare: 2, plain: 0.25 },
  typescript: { bare: 2, plain: 0.1 },
};
const CASES = 100;
const ROUNDS = 9;
/** Between edits as between those of a person: what is started ahead is up by then. */
const PAUSE_MS = 400;

export const editGoal: Goal = {
  name: 'edit-to-verdict',
  title: 'edit to 100 verdicts, against the bare tools and the plain way',
  async run(context, found) {
    for (const language of context.languages) await measure(context, language, found);
  },
};

async function measure(
  context: BenchContext,
  language: LanguageId,
  found: (one: Found) => void,
): Promise<void> {
  const all = cases(CASES);
  const sum = sumOf(all);
  const ways = {
    bare: await wayOrReason(() => bareWay(language, context.workshop)),
    plain: await wayOrReason(() => plainWay(language, context.workshop)),
  };
  const times: Record<'ours' | 'ahead' | 'bare' | 'plain', number[]> = {
    ours: [],
    ahead: [],
    bare: [],
    plain: [],
  };
  const rounds = context.rounds ?? ROUNDS;
  try {
    // The first round warms up what stays between builds, and is dropped.
    for (let round = 0; round <= rounds; round += 1) {
      context.say(`${language}, round ${round} of ${rounds}`);
      const edit = 1000 + round;
      await startAhead(context.workshop, language, null);
      await delay(PAUSE_MS);
      const ours = await oursMs(context, language, edit, all);
      const later = edit + rounds + 1;
      await buildAhead(
        context.workshop,
        language,
        SUBJECTS[language].solution(later),
        SIGNATURE,
        context.signal,
      );
      await delay(PAUSE_MS);
      const ahead = await oursMs(context, language, later, all);
      if (round > 0) {
        times.ours.push(ours);
        times.ahead.push(ahead);
      }
      for (const name of ['bare', 'plain'] as const) {
        const way = ways[name];
        if (typeof way === 'string') continue;
        await way.ready?.();
        const from = performance.now();
        const printed = await way.go(edit, CASES);
        const ms = performance.now() - from;
        if (printed !== sum) throw new Error(`"${way.title}" (${language}) printed ${printed}, not ${sum}.`);
        if (round > 0) times[name].push(ms);
      }
    }
  } finally {
    for (const way of Object.values(ways)) if (typeof way !== 'string') way.dispose?.();
  }
  found({
    language,
    measure: 'built ahead/ours',
    value: median(times.ahead.map((ms, i) => ms / (times.ours[i] ?? NaN))),
    detail: { aheadMs: median(times.ahead), oursMs: median(times.ours), rounds },
  });
  for (const name of ['bare', 'plain'] as const) {
    const way = ways[name];
    const missing = typeof way === 'string';
    // Of each round's ratio: what the machine did meanwhile it did to both.
    const ratios = times[name].map((ms, i) => (times.ours[i] ?? NaN) / ms);
    found({
      language,
      measure: `ours/${name}`,
      value: missing ? null : median(ratios),
      aim: { atMost: AIMS[language][name] },
      detail: {
        oursMs: median(times.ours),
        [`${name}Ms`]: missing ? null : median(times[name]),
        [name]: missing ? null : way.title,
        rounds,
      },
      ...(missing ? { note: `not measured: ${way}` } : {}),
    });
  }
}

type Comparator = Omit<Way, 'again'>;

async function wayOrReason(make: () => Promise<Comparator>): Promise<Comparator | string> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof MissingWay) return error.message;
    throw error;
  }
}

/** With everything that a grading does for it: the plan, the key of the cache, limits, the end of the process. */
async function oursMs(
  { workshop, signal }: BenchContext,
  language: LanguageId,
  edit: number,
  all: readonly OracleCase[],
): Promise<number> {
  const from = performance.now();
  const dir = await build(workshop, language, SUBJECTS[language].solution(edit), SIGNATURE, signal);
  const runner = runnerIn(workshop, language, dir, signal);
  try {
    const results = await runner.run(all, () => 5_000);
    const wrong = results.findIndex(
      (one, i) => one.kind !== 'reply' || one.reply.kind !== 'value' || one.reply.outcome !== all[i]?.want,
    );
    if (wrong >= 0 || results.length !== all.length)
      throw new Error(`The bench's own ${language} program is wrong: ${JSON.stringify(results[wrong])}`);
  } finally {
    await runner.dispose();
  }
  return performance.now() - from;
}
