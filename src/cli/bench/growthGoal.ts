/** What the judge says of how programs grow: right ones on a full and on a quiet machine, and slow ones. */
import type { FunctionSpec, Problem } from '../../engine/catalog/model.ts';
import type { Fixture } from '../../engine/catalog/programs.ts';
import type { Growth } from '../../engine/grading/growth.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { BenchContext, Found, Goal } from './goal.ts';
import { growthOf } from './growthPair.ts';
import type { PairGrowth } from './growthPair.ts';
import { bigO, googleBenchmark, growsPast } from './growthRules.ts';
import { gradable, NEEDS_CHECKOUT, spread, turnedDown } from './programs.ts';

const PROBLEMS = 12;
const HOGS = 4;
/** Right programs in the goal. */
const RIGHT_RUNS = 500;

export const growthGoal: Goal = {
  name: 'growth',
  title: 'growth: false alarms on a full machine, "not sure" on a quiet one, slow programs told',
  heavy: true,
  async run(context, found) {
    const beside = `beside ${HOGS} busy processes`;
    const full = await withHogs(HOGS, () => rightOnes(context, beside));
    found(alarmsFound(full, beside));
    for (const one of rulesFound(full, 'right')) found(one);
    const quiet = await rightOnes(context, 'nothing beside');
    found(unsureFound(quiet));
    const slow = (await turnedDown(context))?.filter(({ fixture }) => fixture.fault === 'slow');
    if (slow === undefined) return found({ measure: SLOW_MEASURE, value: null, note: NEEDS_CHECKOUT });
    const told = await slowOnes(context, slow);
    found(slowFound(told));
    for (const one of rulesFound(told, 'slow')) found(one);
  },
};

/** One program and what was said of it: by the judge, and by the rules of others on the same times. */
export interface Said {
  readonly program: string;
  readonly verdict: Growth['verdict'];
  /** Whether they would call it slower than it is meant to be; null where they say nothing. */
  readonly google: boolean | null;
  readonly bigO: boolean | null;
}

export function saidOf(program: string, target: FunctionSpec['growth']['target'], pair: PairGrowth): Said {
  return {
    program,
    verdict: pair.growth.verdict,
    google: growsPast(googleBenchmark(pair.times), target),
    bigO: growsPast(bigO(pair.times), target),
  };
}

async function rightOnes(context: BenchContext, beside: string): Promise<readonly Said[]> {
  const seeds = context.rounds ?? 1;
  const all = await gradable(context);
  const said: Said[] = [];
  for (const language of context.languages) {
    const able = all.filter(({ solutions }) => solutions[language] !== undefined);
    for (const problem of spread(able, PROBLEMS)) {
      for (let seed = 1; seed <= seeds; seed += 1) {
        context.say(`${language}: ${problem.id}, seed ${seed}, ${beside}`);
        const text = problem.solutions[language] ?? '';
        said.push(await one(context, problem, { name: language, language, text }, seed));
      }
    }
  }
  return said;
}

async function slowOnes(
  context: BenchContext,
  slow: readonly { readonly problem: Problem; readonly fixture: Fixture }[],
): Promise<readonly Said[]> {
  const seeds = context.rounds ?? 1;
  const said: Said[] = [];
  for (const [i, { problem, fixture }] of slow.entries()) {
    for (let seed = 1; seed <= seeds; seed += 1) {
      context.say(`slow, ${i + 1} of ${slow.length}: ${problem.id}/${fixture.name}, seed ${seed}`);
      said.push(await one(context, problem, fixture, seed));
    }
  }
  return said;
}

async function one(
  context: BenchContext,
  problem: Problem,
  { name, language, text }: { readonly name: string; readonly language: LanguageId; readonly text: string },
  seed: number,
): Promise<Said> {
  const target = problem.spec?.growth.target;
  if (target === undefined) throw new Error(`${problem.id} has no growth`);
  return saidOf(`${problem.id}/${name}`, target, await growthOf(context, problem, { language, text, seed }));
}

export function countsOf(all: readonly Said[]): Readonly<Record<Growth['verdict'], number>> {
  const counts = { same: 0, faster: 0, 'not-sure': 0, 'not-judged': 0 };
  for (const { verdict } of all) counts[verdict] += 1;
  return counts;
}

export function alarmsFound(all: readonly Said[], beside: string): Found {
  const counts = countsOf(all);
  const judged = all.length - counts['not-judged'];
  return {
    measure: `right programs said to grow faster, ${beside}`,
    value: judged === 0 ? null : counts.faster,
    aim: { atMost: 0 },
    detail: { runs: judged, ...detailOf(counts), alarms: namesOf(all, 'faster') },
    ...(judged < RIGHT_RUNS ? { note: `the aim speaks of ${RIGHT_RUNS} runs; here are ${judged}` } : {}),
  };
}

export function unsureFound(all: readonly Said[]): Found {
  const counts = countsOf(all);
  const judged = all.length - counts['not-judged'];
  return {
    measure: 'share of right programs it is not sure of, nothing beside',
    value: judged === 0 ? null : counts['not-sure'] / judged,
    aim: { atMost: 0.1 },
    detail: { runs: judged, ...detailOf(counts), unsure: namesOf(all, 'not-sure') },
  };
}

const SLOW_MEASURE = 'share of slow programs said to grow faster';

export function slowFound(all: readonly Said[]): Found {
  const counts = countsOf(all);
  const judged = all.length - counts['not-judged'];
  return {
    measure: SLOW_MEASURE,
    value: judged === 0 ? null : counts.faster / judged,
    aim: { atLeast: 0.95 },
    detail: {
      runs: judged,
      ...detailOf(counts),
      calledSame: namesOf(all, 'same'),
      unsure: namesOf(all, 'not-sure'),
    },
    note: 'by growth alone; what is not judged is over the time limit, or too slow to be timed at five sizes',
  };
}

/** What the rules of others would have said of the same times: figures without an aim. */
export function rulesFound(all: readonly Said[], which: 'right' | 'slow'): readonly Found[] {
  return (['google', 'bigO'] as const).map((rule): Found => {
    const known = all.filter((said) => said[rule] !== null);
    const name = rule === 'google' ? "Google's benchmark" : 'big_O';
    return {
      measure: `share of ${which} programs that the rule of ${name} calls slower than they are meant to be`,
      value: known.length === 0 ? null : known.filter((said) => said[rule]).length / known.length,
      detail: { runs: known.length },
      note: 'on the same times, logarithms left out and from half a power of n on; a comparison without an aim',
    };
  });
}

function detailOf(counts: ReturnType<typeof countsOf>): Readonly<Record<string, number>> {
  return {
    same: counts.same,
    faster: counts.faster,
    notSure: counts['not-sure'],
    notJudged: counts['not-judged'],
  };
}

function namesOf(all: readonly Said[], verdict: Growth['verdict']): string | null {
  const names = [...new Set(all.filter((said) => said.verdict === verdict).map(({ program }) => program))];
  return names.length === 0 ? null : names.join(' ');
}

async function withHogs<T>(count: number, work: () => Promise<T>): Promise<T> {
  const { Worker } = await import('node:worker_threads');
  const hogs = Array.from({ length: count }, () => new Worker('for (;;);', { eval: true }));
  try {
    return await work();
  } finally {
    await Promise.all(hogs.map((hog) => hog.terminate()));
  }
}
