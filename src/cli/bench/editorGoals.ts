/** What the editor feels: memory of the broker when nothing happens, and how long the one who asks it is held up. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Problem } from '../../engine/catalog/model.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { BrokerGrader } from '../../platform/brokerClient.ts';
import { createBrokerGrader } from '../../platform/brokerClient.ts';
import { createStderrLog } from '../../platform/log.ts';
import type { BenchContext, Goal } from './goal.ts';
import { median } from './goal.ts';
import { HAS_PROC, NEEDS_PROC, proportionalBytes, treeOf } from './processes.ts';
import { gradable } from './programs.ts';

const SETTLE_MS = 2_000;
const ROUNDS = 9;

export const idleGoal: Goal = {
  name: 'idle-memory',
  title: 'memory of the broker and what it keeps, after a grading',
  async run(context, found) {
    const measure = 'MB of the broker and what it keeps';
    if (!HAS_PROC) return found({ measure, value: null, note: NEEDS_PROC });
    for (const language of context.languages) {
      context.say(language);
      const problem = await problemIn(context, language);
      const before = new Set(treeOf(process.pid));
      await withBroker(context, async (grader) => {
        await gradeOnce(context, grader, problem, language, 0);
        await delay(SETTLE_MS);
        const kept = treeOf(process.pid).filter((pid) => !before.has(pid));
        const bytes = kept.reduce((sum, pid) => sum + proportionalBytes(pid), 0);
        found({
          language,
          measure,
          value: bytes / 1024 / 1024,
          aim: { atMost: 250 },
          detail: { processes: kept.length },
        });
      });
    }
  },
};

export const blockedGoal: Goal = {
  name: 'blocked',
  title: 'how long a grading holds up the thread that asks for it',
  async run(context, found) {
    const language = context.languages.includes('javascript') ? 'javascript' : context.languages[0];
    if (language === undefined) return;
    const rounds = context.rounds ?? ROUNDS;
    // Read before: what it costs is not the grading's.
    const problem = await problemIn(context, language);
    const longest: number[] = [];
    const busy: number[] = [];
    const idle: number[] = [];
    const used: number[] = [];
    await withBroker(context, async (grader) => {
      // Starts the broker: once, by a fork of this process.
      const from = performance.now();
      const first = grader.doctor();
      const forkMs = performance.now() - from;
      await first;
      await gradeOnce(context, grader, problem, language, 0);
      for (let round = 1; round <= rounds; round += 1) {
        context.say(`round ${round} of ${rounds}`);
        idle.push(await longestDelay(() => delay(500)));
        const before = performance.eventLoopUtilization();
        const cpu = process.cpuUsage();
        longest.push(await longestDelay(() => gradeOnce(context, grader, problem, language, round)));
        busy.push(performance.eventLoopUtilization(before).active);
        const { user, system } = process.cpuUsage(cpu);
        used.push((user + system) / 1000);
      }
      found({
        measure: 'ms held up at a stretch in a grading, median',
        value: median(longest),
        aim: { atMost: 2 },
        detail: {
          worst: Math.max(...longest),
          withoutGrading: median(idle),
          activeInAll: median(busy),
          cpuInAll: median(used),
          startOfBroker: forkMs,
          rssMb: process.memoryUsage().rss / 1024 / 1024,
          rounds,
        },
        note: 'measured in this process, which is about as large as a small extension host; "withoutGrading" is what the machine does to a thread that only waits',
      });
    });
  },
};

/** The longest that a timer of one millisecond was late meanwhile. */
async function longestDelay(work: () => Promise<unknown>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await work();
  histogram.disable();
  // The resolution is counted in.
  return Math.max(0, histogram.max / 1e6 - 1);
}

async function withBroker(
  { installation }: BenchContext,
  work: (grader: BrokerGrader) => Promise<void>,
): Promise<void> {
  const storageFolder = await mkdtemp(join(tmpdir(), 'kode-bench-broker-'));
  const grader = createBrokerGrader({
    extensionFolder: installation.folder,
    storageFolder,
    toolchains: {},
    log: createStderrLog('error'),
  });
  try {
    await work(grader);
  } finally {
    grader.dispose();
    await rm(storageFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function problemIn(context: BenchContext, language: LanguageId): Promise<Problem> {
  const problem = (await gradable(context)).find(({ solutions }) => solutions[language] !== undefined);
  if (problem === undefined) throw new Error(`No problem has a solution in ${language}.`);
  return problem;
}

async function gradeOnce(
  { signal }: BenchContext,
  grader: BrokerGrader,
  problem: Problem,
  language: LanguageId,
  round: number,
): Promise<void> {
  const { lineComment, extensions } = adapterOf(language);
  const report = await grader.grade(
    {
      problem: problem.id,
      language,
      file: {
        path: `solution${extensions[0] ?? ''}`,
        text: `${problem.solutions[language] ?? ''}\n${lineComment} edit ${round}\n`,
      },
      seed: round,
      growth: false,
    },
    () => undefined,
    signal,
  );
  if (report.verdict !== 'accepted') throw new Error(`${problem.id} in ${language}: ${report.summary}`);
}
