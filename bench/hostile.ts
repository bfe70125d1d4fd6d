/** Hostile programs of the tests, graded by the judge in this process: verdicts, what is left, time and memory. */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Problem } from '../src/engine/catalog/model.ts';
import type { CaseLine, Exchange, GradingPorts, Sessions } from '../src/engine/ports.ts';
import { adapterOf } from '../src/engine/languages/registry.ts';
import type { LanguageId } from '../src/engine/languages/ids.ts';
import { ThreadOracles } from '../src/platform/oracleWorker.ts';
import type { BenchContext, Found, Goal } from '../src/cli/bench/goal.ts';
import { median } from '../src/cli/bench/goal.ts';
import { HAS_PROC, NEEDS_PROC, peakBytes, processesIn } from '../src/cli/bench/processes.ts';
import { gradeText } from '../src/cli/bench/programs.ts';
import { complaintsOf, isOfSolution, ORACLE, SPEC } from '../test/unit/hostile/judged.ts';
import { hostileSolution, NATIVE, THROUGH_THE_SHELL } from '../test/unit/hostile/programs.ts';
import { survivors } from '../test/unit/platform/helpers.ts';

const PROGRAMS = [...NATIVE, ...THROUGH_THE_SHELL];
/** Programs in the goal. */
const ENOUGH_PROGRAMS = 30;
const AFTER_LIMIT_MS = 2_000;
const JUDGE_MB = 200;

/** What became of one program in one language. */
export interface Outcome {
  readonly program: string;
  readonly language: LanguageId;
  readonly complaints: readonly string[];
  /** Processes that were alive when the verdict was there. */
  readonly left: number;
  /** Milliseconds from each missed deadline to the end of the process. */
  readonly over: readonly number[];
}

export const escapesGoal: Goal = {
  name: 'nothing-escapes',
  title: 'hostile programs that survive, or get another verdict than theirs',
  heavy: true,
  async run(context, found) {
    if (!HAS_PROC) return found({ measure: ESCAPES_MEASURE, value: null, note: NEEDS_PROC });
    const folder = await mkdtemp(join(tmpdir(), 'kode-bench-hostile-'));
    const oracles = await oracleIn(folder, context);
    const rounds = context.rounds ?? 1;
    const outcomes: Outcome[] = [];
    const beforeMb = process.memoryUsage().rss / 1024 / 1024;
    forgetPeak();
    try {
      for (let round = 1; round <= rounds; round += 1) {
        for (const program of PROGRAMS) {
          for (const language of context.languages) {
            const deed = program.deeds[language];
            if (deed === undefined) continue;
            context.say(`${program.name}, ${language}, round ${round} of ${rounds}`);
            outcomes.push(await outcomeOf(context, { ...program, deed }, language, oracles, round));
          }
        }
      }
    } finally {
      await oracles.dispose();
      await rm(folder, { recursive: true, force: true });
    }
    for (const one of escapesFound(outcomes)) found(one);
    found({
      measure: 'MB of the judge at most, meanwhile',
      value: outcomes.length === 0 ? null : peakBytes(process.pid) / 1024 / 1024,
      aim: { atMost: JUDGE_MB },
      detail: { beforeMb },
      note: "of this process: the judge, the reference's thread, and the bench itself",
    });
  },
};

const ESCAPES_MEASURE = 'hostile programs that survive, or are judged wrongly';

export function escapesFound(outcomes: readonly Outcome[]): readonly Found[] {
  const bad = outcomes.filter(({ complaints, left }) => complaints.length > 0 || left > 0);
  const over = outcomes.flatMap((one) => one.over);
  const programs = new Set(outcomes.map(({ program }) => program)).size;
  const what = bad.map(({ program, language, complaints, left }) => {
    const all = left > 0 ? [...complaints, `${left} left`] : complaints;
    return `${program} (${language}): ${all.join(', ')}`;
  });
  return [
    {
      measure: ESCAPES_MEASURE,
      value: outcomes.length === 0 ? null : bad.length,
      aim: { atMost: 0 },
      detail: {
        programs,
        gradings: outcomes.length,
        survivors: outcomes.reduce((sum, { left }) => sum + left, 0),
        what: what.length === 0 ? null : what.join('; '),
      },
      note:
        programs < ENOUGH_PROGRAMS
          ? `on this system only; the aim speaks of ${ENOUGH_PROGRAMS} programs, here are ${programs}`
          : 'on this system only',
    },
    {
      measure: 'ms from a missed deadline to the end of the process, worst',
      value: over.length === 0 ? null : Math.max(...over),
      aim: { atMost: AFTER_LIMIT_MS },
      detail: { median: over.length === 0 ? null : median(over), deadlines: over.length },
      note: 'of deadlines only: when memory or output went over its limit, nobody can say to the millisecond',
    },
  ];
}

async function outcomeOf(
  context: BenchContext,
  program: (typeof PROGRAMS)[number] & { readonly deed: string },
  language: LanguageId,
  oracles: ThreadOracles,
  round: number,
): Promise<Outcome> {
  const seen = { over: [] as number[], folders: new Set<string>() };
  const { ports } = context.workshop;
  // A program of its own each round: what it did to its folder once, it does again.
  const text = `${hostileSolution(language, program.deed)}${adapterOf(language).lineComment} round ${round}\n`;
  const timed: GradingPorts = { ...ports, oracles, sessions: watched(ports.sessions, seen) };
  const report = await gradeText(
    context,
    PROBLEM,
    { language, text, seed: 7, growth: false },
    { ports: timed },
  );
  // By their marks, and by the folder that they started in where they took off their marks.
  const all = [...survivors(), ...[...seen.folders].flatMap(processesIn)];
  const left = new Set(all.filter(isOfSolution));
  // The next program is not to blame for them.
  for (const pid of left) endOf(pid);
  return {
    program: program.name,
    language,
    complaints: complaintsOf(program, report),
    left: left.size,
    over: seen.over,
  };
}

function endOf(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}

interface Seen {
  readonly over: number[];
  readonly folders: Set<string>;
}

/** The same sessions, with their folders noted, and the time that each missed deadline took to be the end. */
function watched(sessions: Sessions, { over, folders }: Seen): Sessions {
  return {
    isolation: sessions.isolation,
    async open(...args) {
      folders.add(args[1]);
      const session = await sessions.open(...args);
      return {
        async exchange(cases) {
          const from = performance.now();
          const exchange = await session.exchange(cases);
          const late = overdue(cases, exchange, performance.now() - from);
          if (late !== null) over.push(late);
          return exchange;
        },
        printed: (...range) => session.printed(...range),
        highWaterBytes: () => session.highWaterBytes(),
        dispose: () => session.dispose(),
      };
    },
  };
}

/**
 * Milliseconds by which an exchange went over the deadline that ended it; null where none did. The cases before it are counted
 * in: each of them is a matter of microseconds.
 */
export function overdue(cases: readonly CaseLine[], { replies, end }: Exchange, ms: number): number | null {
  const missed = cases[replies.length];
  return end?.reason === 'time' && missed !== undefined ? Math.max(0, ms - missed.deadlineMs) : null;
}

/** The most memory of this process is counted from here on. */
function forgetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

async function oracleIn(folder: string, { installation, workshop }: BenchContext): Promise<ThreadOracles> {
  const modulePath = join(folder, 'twice.cjs');
  await writeFile(modulePath, `exports.oracle = ${ORACLE};`);
  return new ThreadOracles({
    threadPath: join(installation.folder, 'dist', 'oracleThread.cjs'),
    modulePath: () => modulePath,
    spec: () => Promise.resolve({ spec: SPEC }),
    log: workshop.ports.log,
  });
}

const PROBLEM: Problem = {
  kind: 'function',
  id: 'twice',
  title: 'Twice',
  difficulty: 1,
  minutes: 20,
  topic: 'numbers',
  needs: [],
  languages: [],
  statement: '',
  editorial: '',
  hints: [],
  solutions: {},
  spec: SPEC,
};
