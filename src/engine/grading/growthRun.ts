/** Measures growth on real processes: the learner's solution and the shipped one, on one family of large inputs. */
import type { Clock, Machine, OracleCase, OracleWorker } from '../ports.ts';
import type { Growth } from './growth.ts';
import { agreedGrowth, doublingSizes, judgeGrowth, measureGrowth } from './growth.ts';
import { judgedNs } from './reply.ts';
import type { SolutionRunner } from './runner.ts';

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
    );
  const first = await measured();
  return first.verdict === 'faster' ? agreedGrowth(first, await measured()) : first;
}
