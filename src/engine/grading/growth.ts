/**
 * How the running time grows with the input, against the shipped solution in the same language.
 *
 * The clock cannot tell n from n log n, and a busy machine makes any absolute time a lie. What holds is the ratio of two
 * programs that are timed in turn, by CPU time, on the same inputs: the machine's mood divides out. Its slope over doubling
 * sizes (the median of pairwise slopes on log scales, Theil and Sen) is near 0 for the same growth and near 1 for one power
 * of n more. Between the two the answer is "not sure", which costs the learner nothing.
 */

import type { Space } from './space.ts';

/** The claim of a report. `faster`: grows faster than the shipped solution, so gets slower sooner. */
export interface Growth {
  readonly verdict: 'same' | 'faster' | 'not-sure' | 'not-judged';
  /** How many times slower the learner's solution got when the input doubled, at the largest sizes; null where not judged. */
  readonly ratio: number | null;
  /** In words for the learner. */
  readonly text: string;
  /** The same of memory. */
  readonly space?: Space;
}

/** Times of one input size: CPU nanoseconds of single calls, learner and shipped solution in turn. */
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
/** The smallest sample of a size may lie this part of the median below it before the machine counts as busy. */
const BUSY_SPREAD = 0.5;
/** Samples of one size that make its smallest one trustworthy enough to hold against a learner. */
const ENOUGH_SAMPLES = 3;
/** Shorter times are taken for this one: the coarsest CPU clock moves by a microsecond, and a call alone costs some of it. */
const FLOOR_NS = 1_000;

/** Why growth was not measured, for a report whose run was never meant to, or could not. */
export function notJudged(why: string): Growth {
  return { verdict: 'not-judged', ratio: null, text: why };
}

export const NOT_JUDGED: Growth = notJudged('Growth was not measured.');

/**
 * Judges measured times; sizes in ascending order.
 *
 * "Grows faster" is said only where every sign agrees: the median slope, its lower quartile, the ratio at the largest size,
 * and quiet samples on both sides.
 *
 * @param grown what the sizes count, as in "doubling the input"
 */
export function judgeGrowth(times: readonly SizeTimes[], grown = 'the input'): Growth {
  const usable = times.filter((one) => one.own.length > 0 && one.shipped.length > 0);
  if (usable.length < ENOUGH_SIZES)
    return notJudged('Growth was not measured: too few sizes of input could be timed.');
  // Small sizes measure the call, not the algorithm.
  const tail = usable.slice(-Math.max(ENOUGH_SIZES, Math.ceil((usable.length * 2) / 3)));
  const points = tail.map((one) => ({
    x: Math.log2(one.size),
    own: Math.log2(least(one.own)),
    ratio: Math.log2(least(one.own) / least(one.shipped)),
  }));
  const ownSlopes = pairwiseSlopes(points.map(({ x, own }) => ({ x, y: own })));
  const slopes = pairwiseSlopes(points.map(({ x, ratio }) => ({ x, y: ratio })));
  const slope = quantile(slopes, 0.5);
  const doubling = 2 ** quantile(ownSlopes, 0.5);
  const shippedDoubling = doubling / 2 ** slope;
  const top = 2 ** (points.at(-1)?.ratio ?? 0);
  const both = `${said('yours', doubling)}, the shipped solution ${said('', shippedDoubling)}`;
  if (isNoisy(tail)) {
    return {
      verdict: 'not-sure',
      ratio: null,
      text: 'Not sure how your time grows: the machine was too busy. Grade again when less runs beside it.',
    };
  }
  if (slope > FASTER_SLOPE && quantile(slopes, 0.25) > FASTER_QUARTILE && top > FASTER_RATIO) {
    if (tail.every((one) => Math.min(one.own.length, one.shipped.length) >= ENOUGH_SAMPLES)) {
      return {
        verdict: 'faster',
        ratio: doubling,
        text: `Your time grows faster than it needs to: doubling ${grown} made ${both}.`,
      };
    }
  } else if (slope < SAME_SLOPE) {
    return {
      verdict: 'same',
      ratio: doubling,
      text: `Your time grows like the shipped solution's: doubling ${grown} made ${said('yours', doubling)}.`,
    };
  }
  return {
    verdict: 'not-sure',
    ratio: doubling,
    text: `Not sure how your time grows: doubling ${grown} made ${both}.`,
  };
}

/**
 * Two measurements of the same pair: a claim against the learner needs both. Whatever the second one says instead is at
 * least not a false alarm.
 */
export function agreedGrowth(first: Growth, second: Growth): Growth {
  if (first.verdict !== 'faster') return first;
  if (second.verdict === 'faster') return second;
  return {
    verdict: 'not-sure',
    ratio: second.ratio,
    text:
      second.verdict === 'not-sure'
        ? second.text
        : 'Not sure how your time grows: two measurements did not agree. Grade again when less runs beside it.',
  };
}

/** `whose` is empty where the sentence has said it. */
function said(whose: string, doubling: number): string {
  const times =
    doubling < 1.15
      ? 'hardly slower'
      : `about ${doubling.toLocaleString('en-US', { maximumFractionDigits: doubling < 10 ? 1 : 0 })} times slower`;
  return whose === '' ? times : `${whose} ${times}`;
}

/** Half of the sizes have samples that jump about, on either side. */
function isNoisy(tail: readonly SizeTimes[]): boolean {
  const noisy = tail.filter((one) => Math.max(spread(one.own), spread(one.shipped)) > BUSY_SPREAD);
  return noisy.length > tail.length / 2;
}

/** The smallest of several samples: what the code needs when nothing else disturbs it. */
function least(samples: readonly number[]): number {
  return Math.max(FLOOR_NS, minimum(samples));
}

function minimum(samples: readonly number[]): number {
  return samples.reduce((smallest, one) => Math.min(smallest, one), Infinity);
}

/** How far the smallest sample lies below the median, in parts of it; times below the floor do not count as spread. */
function spread(samples: readonly number[]): number {
  const median = quantile(samples, 0.5);
  return (median - minimum(samples)) / Math.max(4 * FLOOR_NS, median);
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
  /** CPU nanoseconds of `repeats` calls on the case of a size, or null. */
  own(size: number, repeats: number): Promise<readonly number[] | null>;
  shipped(size: number, repeats: number): Promise<readonly number[] | null>;
  /** Milliseconds, for the budget. */
  now(): number;
  /** Programs that want to run, by core: 1 is a machine that is just full. */
  load(): number;
}

/** A sample shorter than this says more about the clock than about the code. */
const SAMPLE_NS = 300_000;
const MOST_REPEATS = 20;
const ROUNDS = 5;
/** Wall milliseconds on a quiet machine; a full one gives less CPU for them, and gets more of them. */
const BUDGET_MS = 2_500;
const MOST_STRETCH = 3;
/** Larger sizes are not tried once a call takes this long. */
const LONG_CALL_NS = 60_000_000;

interface Timing {
  readonly size: number;
  readonly ownRepeats: number;
  readonly shippedRepeats: number;
  readonly own: number[];
  readonly shipped: number[];
}

/**
 * Times both programs over doubling sizes within a budget: each round goes through all sizes, so that a machine that
 * changes its mood on the way changes it for all of them.
 */
export async function measureGrowth(
  sizes: readonly number[],
  ports: GrowthPorts,
): Promise<readonly SizeTimes[]> {
  const budget = BUDGET_MS * Math.min(MOST_STRETCH, Math.max(1, ports.load()));
  const deadline = ports.now() + budget;
  const timings: Timing[] = [];
  for (const size of sizes) {
    if (ports.now() > deadline) break;
    // A first call warms both up and says how many calls make a sample.
    const [ownFirst] = (await ports.own(size, 1)) ?? [];
    const [shippedFirst] = (await ports.shipped(size, 1)) ?? [];
    if (ownFirst === undefined || shippedFirst === undefined) break;
    timings.push({
      size,
      ownRepeats: repeatsFor(ownFirst),
      shippedRepeats: repeatsFor(shippedFirst),
      own: [],
      shipped: [],
    });
    if (ownFirst > LONG_CALL_NS) break;
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { size, ownRepeats, shippedRepeats, own, shipped } of timings) {
      // What would be too few samples for a claim is worth some more time.
      if (ports.now() > (round < ENOUGH_SAMPLES ? deadline + budget / 2 : deadline)) return timings;
      const a = await ports.own(size, ownRepeats);
      const b = await ports.shipped(size, shippedRepeats);
      if (a === null || b === null) return timings;
      own.push(sampleOf(a));
      shipped.push(sampleOf(b));
    }
  }
  return timings;
}

/**
 * Each program has its own number: a slow one that made as many calls as a quick one would use up the time that its other
 * samples need.
 *
 * @param ns what one call took
 */
function repeatsFor(ns: number): number {
  return Math.min(MOST_REPEATS, Math.max(1, Math.ceil(SAMPLE_NS / Math.max(FLOOR_NS, ns))));
}

/** A sample is the mean of its quicker half: the others were interrupted, and one alone is as coarse as the clock. */
function sampleOf(calls: readonly number[]): number {
  const quicker = [...calls].sort((a, b) => a - b).slice(0, Math.ceil(calls.length / 2));
  return quicker.reduce((sum, one) => sum + one, 0) / quicker.length;
}

/** Below this a call is over before its growth shows. */
const SMALLEST = 500;
/** Where the largest size is small: still enough sizes, down to one that is not worth a call. */
const WANTED_SIZES = 6;
const TINY = 8;

/** Doubling sizes up to (and including) the largest. */
export function doublingSizes(largest: number): number[] {
  const sizes: number[] = [];
  for (
    let size = largest;
    size >= SMALLEST || (size >= TINY && sizes.length < WANTED_SIZES);
    size = Math.floor(size / 2)
  )
    sizes.unshift(size);
  return sizes;
}
