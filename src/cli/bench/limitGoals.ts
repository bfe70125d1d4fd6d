/** How far a solution gets beyond its limits, and what of it is left afterwards. */
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import type { BenchContext, Found, Goal } from './goal.ts';
import { median } from './goal.ts';
import { HAS_PROC, NEEDS_PROC, peakBytes, processesIn } from './processes.ts';
import { cases, SIGNATURE, SUBJECTS } from './subject.ts';
import { build, MEMORY_MB, runnerIn } from './workshop.ts';

const DEADLINE_MS = 500;
const ROUNDS = 9;

export const deadlineGoal: Goal = {
  name: 'deadline',
  title: 'milliseconds from a deadline to the end of an endless loop',
  async run(context, found) {
    const { workshop, signal } = context;
    const rounds = context.rounds ?? ROUNDS;
    for (const language of context.languages) {
      const subject = SUBJECTS[language];
      const dir = await build(workshop, language, subject.with(subject.loop), SIGNATURE, signal);
      const over: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        context.say(`${language}, round ${round} of ${rounds}`);
        const runner = runnerIn(workshop, language, dir, signal);
        await runner.load();
        const from = performance.now();
        const [result] = await runner.run(cases(1), () => DEADLINE_MS);
        const ms = performance.now() - from;
        await runner.dispose();
        if (result?.kind !== 'ended' || result.end.reason !== 'time')
          throw new Error(`An endless loop in ${language} ended otherwise: ${JSON.stringify(result)}`);
        over.push(ms - DEADLINE_MS);
      }
      found({
        language,
        measure: 'ms over a deadline',
        value: median(over),
        aim: { atMost: 50 },
        detail: { worst: Math.max(...over), deadlineMs: DEADLINE_MS, rounds },
      });
    }
  },
};

export const memoryGoal: Goal = {
  name: 'memory',
  title: 'memory beyond the limit, in parts of it',
  async run(context, found) {
    if (!HAS_PROC) return found({ measure: 'share over the limit', value: null, note: NEEDS_PROC });
    const rounds = context.rounds ?? ROUNDS;
    for (const language of context.languages) await overshoot(context, language, rounds, found);
  },
};

async function overshoot(
  { workshop, signal, say }: BenchContext,
  language: LanguageId,
  rounds: number,
  found: (one: Found) => void,
): Promise<void> {
  const subject = SUBJECTS[language];
  const dir = await build(workshop, language, subject.with(subject.hog), SIGNATURE, signal);
  const limit = (MEMORY_MB + adapterOf(language).baselineMb) * 1024 * 1024;
  const peaks: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`${language}, round ${round} of ${rounds}`);
    const runner = runnerIn(workshop, language, dir, signal);
    await runner.load();
    const pids = processesIn(dir);
    let peak = 0;
    const look = setInterval(() => {
      peak = Math.max(
        peak,
        pids.reduce((sum, pid) => sum + peakBytes(pid), 0),
      );
    }, 1);
    const [result] = await runner.run(cases(1), () => 20_000);
    clearInterval(look);
    await runner.dispose();
    if (result?.kind === 'reply' && result.reply.kind === 'value')
      throw new Error(`A program without end in ${language} came to an end.`);
    if (peak > 0) peaks.push(peak);
  }
  found({
    language,
    measure: 'share over the limit',
    value: peaks.length === 0 ? null : (median(peaks) - limit) / limit,
    aim: { atMost: 0.15 },
    detail: {
      worst: peaks.length === 0 ? null : (Math.max(...peaks) - limit) / limit,
      peakMb: median(peaks) / 1024 / 1024,
      limitMb: limit / 1024 / 1024,
      rounds: peaks.length,
    },
  });
}

/** Programs that leave children behind: in a session of their own, with their folder, without their environment. */
const LEAVERS: Readonly<Partial<Record<LanguageId, string>>> = {
  python: `    import os, time
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.execve("/bin/sleep", ["sleep", "300"], {})
            os._exit(0)
    while True:
        time.sleep(1)`,
  javascript: `  const { spawn } = process.getBuiltinModule?.('node:child_process') ?? process.mainModule.require('node:child_process');
  for (let i = 0; i < 3; i += 1) spawn('/bin/sleep', ['300'], { detached: true, stdio: 'ignore', env: {} }).unref();
  for (;;) t += 1;`,
  cpp: `    for (int i = 0; i < 3; ++i)
        if (fork() == 0) {
            setsid();
            if (fork() == 0) execle("/bin/sleep", "sleep", "300", nullptr, static_cast<char* const*>(new char*[1]()));
            _exit(0);
        }
    for (;;) pause();`,
};
const LEFT_AFTER_MS = 100;

export const nothingLeftGoal: Goal = {
  name: 'nothing-left',
  title: `processes of a run that live ${LEFT_AFTER_MS} ms after its verdict`,
  async run(context, found) {
    const measure = `processes alive ${LEFT_AFTER_MS} ms after the verdict`;
    if (!HAS_PROC) return found({ measure, value: null, note: NEEDS_PROC });
    const { workshop, signal } = context;
    const rounds = context.rounds ?? ROUNDS;
    for (const language of context.languages) {
      const body = LEAVERS[language];
      if (body === undefined) continue;
      const head = language === 'cpp' ? '#include <unistd.h>\n' : '';
      const dir = await build(workshop, language, head + SUBJECTS[language].with(body), SIGNATURE, signal);
      let left = 0;
      let seen = 0;
      for (let round = 1; round <= rounds; round += 1) {
        context.say(`${language}, round ${round} of ${rounds}`);
        const runner = runnerIn(workshop, language, dir, signal);
        await runner.load();
        const running = runner.run(cases(1), () => DEADLINE_MS);
        await delay(DEADLINE_MS / 2);
        seen += processesIn(dir).length;
        await running;
        await runner.dispose();
        await delay(LEFT_AFTER_MS);
        left += processesIn(dir).length;
      }
      found({
        language,
        measure,
        value: left,
        aim: { atMost: 0 },
        // Half way to the deadline: a figure of 1 a round would mean that the program started nothing.
        detail: { aliveBefore: seen / rounds, rounds },
      });
    }
  },
};
