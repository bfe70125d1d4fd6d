/** What the judge finds, how small it makes it, and how long a learner waits: on the content's own programs. */
import { performance } from 'node:perf_hooks';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import type { GradingPorts } from '../../engine/ports.ts';
import type { Goal } from './goal.ts';
import { median } from './goal.ts';
import { gradable, gradeText, NEEDS_CHECKOUT, spread, turnedDown } from './programs.ts';

export const findsGoal: Goal = {
  name: 'finds-bugs',
  title: 'wrong programs that are found, and after how many cases',
  heavy: true,
  async run(context, found) {
    const all = (await turnedDown(context))?.filter(({ fixture }) => fixture.fault !== 'slow');
    if (all === undefined)
      return found({ measure: 'share of wrong programs found', value: null, note: NEEDS_CHECKOUT });
    const seeds = context.rounds ?? 1;
    const needed: number[] = [];
    const missed: string[] = [];
    for (const [i, { problem, fixture }] of all.entries()) {
      for (let seed = 1; seed <= seeds; seed += 1) {
        context.say(`${i + 1} of ${all.length}: ${fixture.name}`);
        const report = await gradeText(context, problem, { ...fixture, seed, growth: false });
        // What does not compile was not found by the judge.
        if (['accepted', 'not-graded', 'compile-error'].includes(report.verdict))
          missed.push(`${problem.id}/${fixture.name}`);
        else needed.push(report.cases.run);
      }
    }
    const runs = needed.length + missed.length;
    const detail = {
      programs: all.length,
      languages: new Set(all.map(({ fixture }) => fixture.language)).size,
      seeds,
      missed: missed.length === 0 ? null : missed.join(' '),
    };
    const note =
      all.length < 100 ? `the aim speaks of at least 100 programs; here are ${all.length}` : undefined;
    found({
      measure: 'share of wrong programs found',
      value: runs === 0 ? null : needed.length / runs,
      aim: { atLeast: 0.98 },
      detail,
      ...(note === undefined ? {} : { note }),
    });
    found({
      measure: 'cases until found, median',
      value: needed.length === 0 ? null : median(needed),
      aim: { atMost: 50 },
      detail: { worst: Math.max(...needed), ...detail },
    });
  },
};

const SHRINK_TASKS = 20;
const SHRINK_SEEDS = 30;
/** Interpreted: what shrinks is the judge, and these are built in no time. */
const SHRINK_LANGUAGES: readonly LanguageId[] = ['python', 'javascript', 'typescript'];

export const smallestGoal: Goal = {
  name: 'smallest',
  title: 'the same small counterexample from different seeds',
  heavy: true,
  async run(context, found) {
    const all = (await turnedDown(context))?.filter(
      ({ fixture }) => fixture.fault === 'rejected' && SHRINK_LANGUAGES.includes(fixture.language),
    );
    if (all === undefined)
      return found({
        measure: 'share of seeds with the same counterexample',
        value: null,
        note: NEEDS_CHECKOUT,
      });
    const seeds = context.rounds ?? SHRINK_SEEDS;
    const tasks = spread(all, SHRINK_TASKS);
    const same: number[] = [];
    const scalars: number[] = [];
    const counts: Record<'tests' | 'trips' | 'ms', number[]> = { tests: [], trips: [], ms: [] };
    for (const [i, { problem, fixture }] of tasks.entries()) {
      const wires: string[] = [];
      for (let seed = 1; seed <= seeds; seed += 1) {
        context.say(`${i + 1} of ${tasks.length}: ${fixture.name}, seed ${seed}`);
        const counted = countExchanges(context.workshop.ports);
        let from: { at: number; tests: number; trips: number } | null = null;
        // Random inputs alone: in the order of a grading the first failing input is the smallest already.
        const report = await gradeText(
          context,
          problem,
          { ...fixture, seed, growth: false, phases: ['random'] },
          {
            ports: counted.ports,
            onEvent: ({ type }) => {
              if (type === 'counterexample') from ??= { at: performance.now(), ...counted.count };
            },
          },
        );
        const to = performance.now();
        const since = from as { at: number; tests: number; trips: number } | null;
        if (report.counterexample === null || since === null) continue;
        const { wire } = report.counterexample;
        wires.push(wire);
        scalars.push((wire.match(/[^[\]{},:\s]+/g) ?? []).length);
        counts.tests.push(counted.count.tests - since.tests);
        counts.trips.push(counted.count.trips - since.trips);
        counts.ms.push(to - since.at);
      }
      const most = Math.max(...wires.map((one) => wires.filter((other) => other === one).length));
      if (wires.length > 0) same.push(most / wires.length);
    }
    const detail = { programs: same.length, seeds };
    const mean = same.reduce((sum, one) => sum + one, 0) / same.length;
    found({
      measure: 'share of seeds with the same counterexample',
      value: same.length === 0 ? null : mean,
      aim: { atLeast: 0.9 },
      detail: { ...detail, worst: Math.min(...same) },
      note: 'fast-check, the comparator of the goal, is not measured: it is not on this machine',
    });
    const told = (measure: string, values: readonly number[], most: number): void =>
      found({ measure, value: values.length === 0 ? null : median(values), aim: { atMost: most }, detail });
    told('scalars of a counterexample, median', scalars, 6);
    told('tests of a shrinking and explaining, median', counts.tests, 200);
    told('round trips of it, median', counts.trips, 40);
    told('ms of it, median', counts.ms, 1_000);
  },
};

/** The same ports, with every exchange with a solution counted. */
function countExchanges(ports: GradingPorts): {
  readonly ports: GradingPorts;
  readonly count: { tests: number; trips: number };
} {
  const count = { tests: 0, trips: 0 };
  return {
    count,
    ports: {
      ...ports,
      sessions: {
        isolation: ports.sessions.isolation,
        async open(...args) {
          const session = await ports.sessions.open(...args);
          return {
            exchange(all) {
              count.tests += all.length;
              count.trips += 1;
              return session.exchange(all);
            },
            printed: (...range) => session.printed(...range),
            highWaterBytes: () => session.highWaterBytes(),
            dispose: () => session.dispose(),
          };
        },
      },
    },
  };
}

const FEEDBACK_MS: Readonly<Record<LanguageId, number>> = {
  go: 1_000,
  python: 1_000,
  javascript: 1_000,
  typescript: 1_000,
  java: 2_000,
  cpp: 3_000,
  rust: 3_000,
};
const FEEDBACK_ROUNDS = 9;

export const feedbackGoal: Goal = {
  name: 'feedback',
  title: 'ms of a whole grading of an edited solution, warm',
  async run(context, found) {
    const wrong = (await turnedDown(context)) ?? [];
    const rounds = context.rounds ?? FEEDBACK_ROUNDS;
    for (const language of context.languages) {
      const able = (await gradable(context)).filter(({ solutions }) => solutions[language] !== undefined);
      const problems = spread(able, rounds);
      const mark = adapterOf(language).lineComment;
      const totals: number[] = [];
      const cases: number[] = [];
      // The first one warms up, and is dropped.
      for (const [round, problem] of [...problems.slice(0, 1), ...problems].entries()) {
        context.say(`${language}: ${problem.id}`);
        const text = `${problem.solutions[language] ?? ''}\n${mark} edit ${round}\n`;
        const report = await gradeText(context, problem, { language, text, seed: round + 1, growth: false });
        if (report.verdict !== 'accepted') throw new Error(`${problem.id} in ${language}: ${report.summary}`);
        if (round === 0) continue;
        totals.push(report.timings.totalMs);
        cases.push(report.cases.run);
      }
      found({
        language,
        measure: 'ms from edit to verdict, whole grading, median',
        value: median(totals),
        aim: { atMost: FEEDBACK_MS[language] },
        detail: { worst: Math.max(...totals), cases: median(cases), gradings: totals.length },
      });
      const first: number[] = [];
      const own = wrong.filter(
        ({ fixture }) => fixture.language === language && fixture.fault === 'rejected',
      );
      for (const { problem, fixture } of spread(own, rounds)) {
        context.say(`${language}: ${fixture.name}`);
        let built = NaN;
        const text = `${fixture.text}\n${mark} edit\n`;
        const { builder } = context.workshop.ports;
        const ports: GradingPorts = {
          ...context.workshop.ports,
          builder: {
            async build(...args) {
              const result = await builder.build(...args);
              built = performance.now();
              return result;
            },
          },
        };
        await gradeText(
          context,
          problem,
          { language, text, seed: 1, growth: false },
          {
            ports,
            onEvent: ({ type }) => {
              if (type === 'counterexample') first.push(performance.now() - built);
            },
          },
        );
      }
      found({
        language,
        measure: 'ms from the build to the first failure shown, median',
        value: first.length === 0 ? null : median(first),
        aim: { atMost: 500 },
        detail: { programs: first.length },
        ...(first.length === 0 ? { note: NEEDS_CHECKOUT } : {}),
      });
    }
  },
};
