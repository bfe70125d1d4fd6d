/** Programs that go wrong when several threads use them, and right ones that must not be suspected. */
import { performance } from 'node:perf_hooks';
import type { Problem } from '../../engine/catalog/model.ts';
import type { Report } from '../../engine/grading/report.ts';
import type { GradingPorts } from '../../engine/ports.ts';
import { threadsIn } from '../../engine/languages/components/overlap.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { BenchContext, Found, Goal } from './goal.ts';
import { median } from './goal.ts';
import { fixturesOf, NEEDS_CHECKOUT, problemsOf, gradeText } from './programs.ts';

const CAUGHT_MS = 5_000;
/** Right programs in the goal. */
const RIGHT_RUNS = 1_000;

/** One program that several threads used, and what was said of it. */
export interface Threaded {
  readonly program: string;
  readonly language: LanguageId;
  readonly verdict: Report['verdict'];
  /** Whether threads used it at all. */
  readonly tried: boolean;
  /** Milliseconds from the last build to the first scenario that showed a mistake, or to the end where none did. */
  readonly ms: number;
  /** The same to the verdict: with the smallest scenario that shows it. */
  readonly verdictMs: number;
}

export const racesGoal: Goal = {
  name: 'races',
  title: 'racy programs that are found, right ones that are suspected',
  heavy: true,
  async run(context, found) {
    const seeds = context.rounds ?? 1;
    const shared = (await problemsOf(context, 'component')).filter(
      ({ component }) => component?.concurrency !== null,
    );
    const right: Threaded[] = [];
    const racy: Threaded[] = [];
    let shipped = true;
    for (const problem of shared) {
      const fixtures = await fixturesOf(context, problem);
      if (fixtures === null) shipped = false;
      const programs = [
        ...threadedIn(context, problem).flatMap((language) => {
          const text = problem.solutions[language];
          return text === undefined ? [] : [{ name: language, language, text, to: right }];
        }),
        ...(fixtures ?? [])
          .filter(({ fault, language }) => fault === 'race' && context.languages.includes(language))
          .map((fixture) => ({ ...fixture, to: racy })),
      ];
      for (const program of programs) {
        for (let seed = 1; seed <= seeds; seed += 1) {
          context.say(`${problem.id}/${program.name}, seed ${seed} of ${seeds}`);
          program.to.push(await threaded(context, problem, program, seed));
        }
      }
    }
    found(shipped ? caughtFound(racy) : { measure: CAUGHT_MEASURE, value: null, note: NEEDS_CHECKOUT });
    found(suspectedFound(right));
  },
};

/** Languages of the run in which calls of a component overlap. */
function threadedIn({ languages }: BenchContext, { component }: Problem): readonly LanguageId[] {
  return component === undefined
    ? []
    : languages.filter((id) => threadsIn(adapterOf(id), component) !== null);
}

async function threaded(
  context: BenchContext,
  problem: Problem,
  { name, language, text }: { readonly name: string; readonly language: LanguageId; readonly text: string },
  seed: number,
): Promise<Threaded> {
  let from = performance.now();
  let seen: number | null = null;
  const { builder, oracles } = context.workshop.ports;
  const ports: GradingPorts = {
    ...context.workshop.ports,
    builder: {
      async build(...args) {
        const result = await builder.build(...args);
        from = performance.now();
        return result;
      },
    },
    oracles: {
      async open(id) {
        const worker = await oracles.open(id);
        return {
          ...worker,
          // Only of scenarios that are smaller than one that failed is the outcome asked for.
          expect(inputs) {
            seen ??= performance.now();
            return worker.expect(inputs);
          },
        };
      },
    },
  };
  // Threads alone: what comes before them has goals of its own.
  const request = { language, text, seed, growth: false, phases: ['threads'] } as const;
  const report = await gradeText(context, problem, request, { ports });
  const to = performance.now();
  return {
    program: `${problem.id}/${name}`,
    language,
    verdict: report.verdict,
    tried: report.threads !== undefined && report.threads.verdict !== 'not-tried',
    ms: (seen ?? to) - from,
    verdictMs: to - from,
  };
}

const CAUGHT_MEASURE = `share of racy programs found within ${CAUGHT_MS / 1000} s`;

export function caughtFound(all: readonly Threaded[]): Found {
  const turnedDown = all.filter(isTurnedDown);
  const inTime = turnedDown.filter(({ ms }) => ms <= CAUGHT_MS);
  const of = (values: readonly number[], what: (all: readonly number[]) => number): number | null =>
    values.length === 0 ? null : what(values);
  const times = turnedDown.map(({ ms }) => ms);
  const verdicts = turnedDown.map(({ verdictMs }) => verdictMs);
  return {
    measure: CAUGHT_MEASURE,
    value: all.length === 0 ? null : inTime.length / all.length,
    aim: { atLeast: 0.95 },
    detail: {
      programs: new Set(all.map(({ program }) => program)).size,
      languages: new Set(all.map(({ language }) => language)).size,
      runs: all.length,
      found: turnedDown.length,
      medianMs: of(times, median),
      worstMs: of(times, (all) => Math.max(...all)),
      medianMsToVerdict: of(verdicts, median),
      missed: namesOf(all.filter((one) => !inTime.includes(one))),
    },
    note: 'from the build to the first scenario that shows it; the programs of the content, not those of the tests',
  };
}

export function suspectedFound(all: readonly Threaded[]): Found {
  const tried = all.filter((one) => one.tried);
  const suspected = tried.filter(({ verdict }) => verdict !== 'accepted');
  return {
    measure: 'right programs that are turned down with several threads',
    value: tried.length === 0 ? null : suspected.length,
    aim: { atMost: 0 },
    detail: {
      programs: new Set(tried.map(({ program }) => program)).size,
      runs: tried.length,
      notTried: all.length - tried.length,
      suspected: namesOf(suspected),
    },
    ...(tried.length < RIGHT_RUNS
      ? { note: `the aim speaks of ${RIGHT_RUNS} runs; here are ${tried.length}` }
      : {}),
  };
}

/** Found for what it is: any other end says nothing of threads. */
function isTurnedDown({ verdict }: Threaded): boolean {
  return ['race', 'deadlock', 'runtime-error'].includes(verdict);
}

function namesOf(all: readonly Threaded[]): string | null {
  const names = [...new Set(all.map(({ program, verdict }) => `${program} (${verdict})`))];
  return names.length === 0 ? null : names.join(' ');
}
