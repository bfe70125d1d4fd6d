/** Growth of one program against the shipped solution, as a grading measures it, with the times kept for other rules. */
import type { Problem } from '../../engine/catalog/model.ts';
import type { Growth } from '../../engine/grading/growth.ts';
import { doublingSizes } from '../../engine/grading/growth.ts';
import { GROWTH_STRIDE, runGrowth } from '../../engine/grading/growthRun.ts';
import { processOf, subjectOf } from '../../engine/grading/grade.ts';
import { judgedNs } from '../../engine/grading/reply.ts';
import type { CaseResult } from '../../engine/grading/runner.ts';
import { SolutionRunner } from '../../engine/grading/runner.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import type { OracleCase, OracleWorker } from '../../engine/ports.ts';
import type { BenchContext } from './goal.ts';
import type { TimedSize } from './growthRules.ts';

export interface PairGrowth {
  readonly growth: Growth;
  /** The quickest call of each size, ascending. */
  readonly times: readonly TimedSize[];
}

const CALL_MS = 4_000;

/** @throws Error where the program does not build, or the problem has nothing to be held against */
export async function growthOf(
  { workshop, signal }: BenchContext,
  problem: Problem,
  { language, text, seed }: { readonly language: LanguageId; readonly text: string; readonly seed: number },
): Promise<PairGrowth> {
  const { ports } = workshop;
  const adapter = adapterOf(language);
  const subject = subjectOf(problem);
  const shippedText = problem.solutions[language];
  if (shippedText === undefined) throw new Error(`${problem.id} has no solution in ${language}`);
  const runnerOf = async (program: string): Promise<TimedRunner> => {
    const source = { path: `solution${adapter.extensions[0] ?? ''}`, text: program };
    const built = await ports.builder.build(await subject.plan(adapter, source, ports.typeStripper), signal);
    if (!built.ok)
      throw new Error(`${problem.id} in ${language} does not build: ${built.output.slice(0, 300)}`);
    const { sessions } = ports;
    return new TimedRunner({
      ...{ sessions, dir: built.dir, draws: adapter.draws, signal },
      ...processOf(subject, adapter),
    });
  };
  const own = await runnerOf(text);
  const shipped = await runnerOf(shippedText);
  const sizes = doublingSizes(subject.largest);
  const oracle = new SizedOracle(await ports.oracles.open(problem.id), sizes);
  try {
    const family = await slowestFamily(own, oracle, seed, sizes);
    if (family === null) throw new Error(`${problem.id} has no large inputs`);
    own.calls.length = 0;
    const { largest, grown } = subject;
    const { clock, machine } = ports;
    const growth = await runGrowth({
      ...{ seed, family, largest, grown, clock, machine, own, shipped },
      oracle: oracle.worker,
    });
    return { growth, times: quickest(own.calls.map(({ of, ns }) => ({ size: oracle.sizeOf(of), ns }))) };
  } finally {
    await Promise.all([own.dispose(), shipped.dispose(), oracle.worker.dispose()]);
  }
}

/** The quickest call of each size, in seconds. */
export function quickest(
  calls: readonly { readonly size: number; readonly ns: number }[],
): readonly TimedSize[] {
  const least = new Map<number, number>();
  for (const { size, ns } of calls) least.set(size, Math.min(ns, least.get(size) ?? Infinity));
  return [...least].map(([size, ns]) => ({ size, seconds: ns / 1e9 })).sort((a, b) => a.size - b.size);
}

/** A small size is enough to see which inputs hurt, and quick in programs that a large one takes for ever. */
const TELLING_SIZE = 2;

/** The family of large inputs that the program is slowest on, as a grading finds it; null where there is none. */
async function slowestFamily(
  own: TimedRunner,
  { worker }: SizedOracle,
  seed: number,
  sizes: readonly number[],
): Promise<number | null> {
  const at = Math.min(TELLING_SIZE, sizes.length - 1);
  let slowest: { readonly family: number; readonly ns: number } | null = null;
  for (let family = 0; ; family += 1) {
    const [one] = await worker.next('growth', seed, family * GROWTH_STRIDE + at, 1);
    if (one === undefined) return slowest?.family ?? null;
    // The first call warms up.
    const results = await own.run([one, one], () => CALL_MS);
    const last = results.at(-1);
    const ns = last?.kind === 'reply' ? judgedNs(last.reply) : Infinity;
    if (last?.kind !== 'reply') await own.dispose();
    if (slowest === null || ns > slowest.ns) slowest = { family, ns };
  }
}

/** Keeps what each call needed. Says nothing of memory, which is not measured here and would take as long again. */
class TimedRunner extends SolutionRunner {
  readonly calls: { readonly of: OracleCase; readonly ns: number }[] = [];

  override async run(
    cases: readonly OracleCase[],
    deadlineMs: (one: OracleCase) => number,
  ): Promise<readonly CaseResult[]> {
    const results = await super.run(cases, deadlineMs);
    for (const [i, result] of results.entries()) {
      const of = cases[i];
      if (of !== undefined && result.kind === 'reply') this.calls.push({ of, ns: judgedNs(result.reply) });
    }
    return results;
  }

  override peakBytes(): null {
    return null;
  }
}

/** Knows the size of each input that it gave: an input may be a single number, and n is in it rather than its length. */
class SizedOracle {
  readonly worker: OracleWorker;
  private readonly given = new Map<OracleCase, number>();

  constructor(worker: OracleWorker, sizes: readonly number[]) {
    this.worker = {
      ...worker,
      next: async (phase, seed, from, count) => {
        const cases = await worker.next(phase, seed, from, count);
        for (const [i, one] of cases.entries()) this.given.set(one, sizes[(from + i) % GROWTH_STRIDE] ?? NaN);
        return cases;
      },
    };
  }

  sizeOf(one: OracleCase): number {
    return this.given.get(one) ?? NaN;
  }
}
