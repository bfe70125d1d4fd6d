/** Measures growth on real processes: the learner's solution and the shipped one, on one family of large inputs. */
import type { Clock, Machine, OracleCase, OracleWorker } from '../ports.ts';
import type { Growth } from './growth.ts';
import { agreedGrowth, doublingSizes, judgeGrowth, measureGrowth } from './growth.ts';
import { judgedNs } from './reply.ts';
import type { SolutionRunner } from './runner.ts';
import type { SizePeaks, Space } from './space.ts';
import { agreedSpace, judgeAlike, judgeSpace, spaceNotJudged } from './space.ts';

/** Bytes of one input on the wire above which sending costs more than it tells. */
const LARGEST_INPUT = 1_500_000;
const CALL_MS = 4_000;
/** Room for the sizes of one family in the index of the phase `growth`. */
export const GROWTH_STRIDE = 64;

export interface GrowthRun {
  readonly seed: number;
  /** Index of the family, in the order of the oracle's `large`. */
  readonly family: number;
  /** Size of the largest input. */
  readonly largest: number;
  /** What sizes count: "the input". */
  readonly grown: string;
  readonly oracle: OracleWorker;
  readonly own: SolutionRunner;
  readonly shipped: SolutionRunner;
  readonly clock: Clock;
  readonly machine: Machine;
}

export async function runGrowth(run: GrowthRun): Promise<Growth> {
  const sizes = doublingSizes(run.largest);
  const cases = new Map<number, OracleCase | null>();
  const caseOf = async (size: number): Promise<OracleCase | null> => {
    const known = cases.get(size);
    if (known !== undefined) return known;
    const index = run.family * GROWTH_STRIDE + sizes.indexOf(size);
    const [made] = await run.oracle.next('growth', run.seed, index, 1);
    const usable = made !== undefined && made.args.length <= LARGEST_INPUT ? made : null;
    cases.set(size, usable);
    return usable;
  };
  const timesOf = async (runner: SolutionRunner, size: number, repeats: number): Promise<number[] | null> => {
    const one = await caseOf(size);
    if (one === null) return null;
    const results = await runner.run(new Array<OracleCase>(repeats).fill(one), () => CALL_MS);
    const times = results.flatMap((result) => (result.kind === 'reply' ? [judgedNs(result.reply)] : []));
    return times.length === repeats ? times : null;
  };
  const measured = async (): Promise<Growth> =>
    judgeGrowth(
      await measureGrowth(sizes, {
        own: (size, repeats) => timesOf(run.own, size, repeats),
        shipped: (size, repeats) => timesOf(run.shipped, size, repeats),
        now: () => run.clock.now(),
        load: () => run.machine.load(),
      }),
      run.grown,
    );
  const first = await measured();
  const growth = first.verdict === 'faster' ? agreedGrowth(first, await measured()) : first;
  return { ...growth, space: await measureSpace(sizes, caseOf, run) };
}

/** Sizes tried for memory: the largest ones, of which three count and the first warms up. */
const SPACE_SIZES = 4;

async function measureSpace(
  sizes: readonly number[],
  caseOf: (size: number) => Promise<OracleCase | null>,
  { own, shipped }: GrowthRun,
): Promise<Space> {
  const ownPeak = own.peakBytes();
  const shippedPeak = shipped.peakBytes();
  if (ownPeak === null || shippedPeak === null)
    return spaceNotJudged(
      'Growth of memory was not measured: this system does not say how much a program needed.',
    );
  // Both have run the sizes of growth, the learner's solution more than that.
  const alike = judgeAlike(ownPeak, shippedPeak);
  if (alike !== null) return alike;
  const cases: { size: number; one: OracleCase }[] = [];
  for (const size of sizes) {
    const one = await caseOf(size);
    if (one === null) break;
    cases.push({ size, one });
  }
  const tried = cases.slice(-SPACE_SIZES);
  const measured = async (): Promise<Space> => judgeSpace(await peaksOf(tried, own.fresh(), shipped.fresh()));
  const first = await measured();
  return first.verdict === 'faster' ? agreedSpace(first, await measured()) : first;
}

async function peaksOf(
  cases: readonly { readonly size: number; readonly one: OracleCase }[],
  own: SolutionRunner,
  shipped: SolutionRunner,
): Promise<readonly SizePeaks[]> {
  const peakAfter = async (runner: SolutionRunner, one: OracleCase): Promise<number | null> => {
    const [result] = await runner.run([one], () => CALL_MS);
    return result?.kind === 'reply' ? runner.peakBytes() : null;
  };
  const peaks: SizePeaks[] = [];
  try {
    for (const { size, one } of cases) {
      const a = await peakAfter(own, one);
      const b = await peakAfter(shipped, one);
      if (a === null || b === null) break;
      peaks.push({ size, own: a, shipped: b });
    }
  } finally {
    await Promise.all([own.dispose(), shipped.dispose()]);
  }
  return peaks;
}
