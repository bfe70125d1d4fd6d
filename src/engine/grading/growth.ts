/**
 * How the running time grows with the input, against the shipped solution in the same language.
 *
 * The clock cannot tell n from n log n, and a busy machine makes any absolute time a lie. What holds is the ratio of two
 * programs that are timed in turn on the same inputs: the machine's mood divides out. Its slope over doubling sizes (the
 * median of pairwise slopes on log scales, Theil and Sen) is near 0 for the same growth and near 1 for one power of n
 * more. Between the two the answer is "not sure", which costs the learner nothing.
 */

/** The claim of a report. `faster`: grows faster than the shipped solution, so gets slower sooner. */
export interface Growth {
  readonly verdict: 'same' | 'faster' | 'not-sure' | 'not-judged';
  /** How many times slower the learner's solution got when the input doubled, at the largest sizes; null where not judged. */
  readonly ratio: number | null;
  /** In words for the learner. */
  readonly text: string;
}

/** Times of one input size: nanoseconds of single calls, learner and shipped solution in turn. */
export interface SizeTimes {
  readonly size: number;
  readonly own: readonly number[];
  readonly shipped: readonly number[];
}

/** Slope of the ratio's logarithm below which both grow alike. */
const SAME_SLOPE = 0.3;
/** Above this slope, with the lower quartile above the next, and this ratio at the top, growth is clearly faster. */
const FASTER_SLOPE = 0.6;
const FASTER_QUARTILE = 0.4;
const FASTER_RATIO = 3;
/** Sizes needed for a claim. */
const ENOUGH_SIZES = 5;
/** Samples of one size may spread this much (interquartile range over median) before the machine counts as busy. */
const BUSY_SPREAD = 0.6;

export const NOT_JUDGED: Growth = { verdict: 'not-judged', ratio: null, text: 'Growth was not measured.' };

/** Judges measured times; sizes in ascending order. */
export function judgeGrowth(times: readonly SizeTimes[]): Growth {
  const usable = times.filter((one) => one.own.length > 0 && one.shipped.length > 0);
  if (usable.length < ENOUGH_SIZES) return NOT_JUDGED;
  // Small sizes measure the call, not the algorithm.
  const tail = usable.slice(-Math.max(ENOUGH_SIZES, Math.ceil((usable.length * 2) / 3)));
  const points = tail.map((one) => ({
    x: Math.log2(one.size),
    own: Math.log2(Math.max(1, minimum(one.own))),
    ratio: Math.log2(Math.max(1, minimum(one.own)) / Math.max(1, minimum(one.shipped))),
  }));
  const ownSlopes = pairwiseSlopes(points.map(({ x, own }) => ({ x, y: own })));
  const slopes = pairwiseSlopes(points.map(({ x, ratio }) => ({ x, y: ratio })));
  const slope = quantile(slopes, 0.5);
  const doubling = 2 ** quantile(ownSlopes, 0.5);
  const shippedDoubling = doubling / 2 ** slope;
  const top = 2 ** (points.at(-1)?.ratio ?? 0);
  const said = `doubling the input made yours about ${factor(doubling)} slower`;
  if (tail.filter((one) => spread(one.own) > BUSY_SPREAD).length > tail.length / 2) {
    return {
      verdict: 'not-judged',
      ratio: null,
      text: 'The machine was too busy to judge how the time grows.',
    };
  }
  if (slope > FASTER_SLOPE && quantile(slopes, 0.25) > FASTER_QUARTILE && top > FASTER_RATIO) {
    return {
      verdict: 'faster',
      ratio: doubling,
      text: `Your time grows faster than it needs to: ${said}, the shipped solution about ${factor(shippedDoubling)}.`,
    };
  }
  if (Math.abs(slope) < SAME_SLOPE || slope < 0) {
    return {
      verdict: 'same',
      ratio: doubling,
      text: `Your time grows like the shipped solution's: ${said}.`,
    };
  }
  return {
    verdict: 'not-sure',
    ratio: doubling,
    text: `Not sure how your time grows: ${said}, the shipped solution about ${factor(shippedDoubling)}.`,
  };
}

function factor(value: number): string {
  return value < 1.15 ? 'no times' : `${value.toLocaleString('en-US', { maximumFractionDigits: 1 })} times`;
}

/** The smallest of several samples: what the code needs when nothing else disturbs it. */
function minimum(samples: readonly number[]): number {
  return samples.reduce((least, one) => Math.min(least, one), Infinity);
}

function spread(samples: readonly number[]): number {
  return (quantile(samples, 0.75) - quantile(samples, 0.25)) / Math.max(1, quantile(samples, 0.5));
}

function pairwiseSlopes(points: readonly { readonly x: number; readonly y: number }[]): number[] {
  const slopes: number[] = [];
  for (const [i, a] of points.entries()) {
    for (const b of points.slice(i + 1)) if (b.x !== a.x) slopes.push((b.y - a.y) / (b.x - a.x));
  }
  return slopes;
}

/** A quantile with linear interpolation; 0 for no values. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === undefined || high === undefined ? 0 : low + (high - low) * (at - Math.floor(at));
}

/** Runs one size in both programs, in turn; `null` where a call failed or did not answer. */
export interface GrowthPorts {
  /** Nanoseconds of `repeats` calls on the case of a size, or null. */
  own(size: number, repeats: number): Promise<readonly number[] | null>;
  shipped(size: number, repeats: number): Promise<readonly number[] | null>;
  /** Milliseconds, for the budget. */
  now(): number;
}

/** A sample shorter than this says more about the clock than about the code. */
const SAMPLE_NS = 200_000;
const ROUNDS = 5;
const BUDGET_MS = 2_500;
/** Larger sizes are not tried once a call takes this long. */
const LONG_CALL_NS = 60_000_000;

/** Times both programs over doubling sizes within a budget. */
export async function measureGrowth(
  sizes: readonly number[],
  ports: GrowthPorts,
): Promise<readonly SizeTimes[]> {
  const deadline = ports.now() + BUDGET_MS;
  const times: SizeTimes[] = [];
  for (const size of sizes) {
    if (ports.now() > deadline) break;
    // A first call warms both up and says how many calls make a sample.
    const [ownFirst] = (await ports.own(size, 1)) ?? [];
    const [shippedFirst] = (await ports.shipped(size, 1)) ?? [];
    if (ownFirst === undefined || shippedFirst === undefined) break;
    const repeats = Math.min(
      20,
      Math.max(1, Math.ceil(SAMPLE_NS / Math.max(1, Math.min(ownFirst, shippedFirst)))),
    );
    const own: number[] = [];
    const shipped: number[] = [];
    for (let round = 0; round < ROUNDS && ports.now() <= deadline; round += 1) {
      const a = await ports.own(size, repeats);
      const b = await ports.shipped(size, repeats);
      if (a === null || b === null) return times;
      // A sample is the quickest of its calls: the others were interrupted.
      own.push(minimum(a));
      shipped.push(minimum(b));
    }
    times.push({ size, own, shipped });
    if (ownFirst > LONG_CALL_NS) break;
  }
  return times;
}

/** Below this a call is over before its growth shows. */
const SMALLEST = 500;

/** Doubling sizes up to (and including) the largest. */
export function doublingSizes(largest: number): number[] {
  const sizes: number[] = [];
  for (let size = largest; size >= SMALLEST; size = Math.floor(size / 2)) sizes.unshift(size);
  return sizes;
}
