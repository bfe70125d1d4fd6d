/**
 * How the memory grows with the input, against the shipped solution in the same language: peak resident memory over the one
 * after loading, the input included, which both hold alike. A remark only, and made only where every sign agrees.
 */

/** The claim of a report. `faster`: needs more memory sooner than the shipped solution. */
export interface Space {
  readonly verdict: 'same' | 'faster' | 'not-sure' | 'not-judged';
  /** How many times more memory was needed when the input doubled; null where that was not measured. */
  readonly ratio: number | null;
  /** In words for the learner. */
  readonly text: string;
}

/** Peaks of one input size in bytes over the one after loading, in two fresh processes that see the sizes in ascending order. */
export interface SizePeaks {
  readonly size: number;
  readonly own: number;
  readonly shipped: number;
}

/** Less than this is the language's own doing: arenas, a buffer of the harness. */
const FLOOR = 4 * 1024 * 1024;
/** Below these, both at the largest size, nothing is said against a learner. */
const FASTER_BYTES = 32 * 1024 * 1024;
const FASTER_TIMES = 3;
/**
 * What each of the last two doublings has to multiply: the memory itself, by nearly 4 where one power of n is too much, and
 * its ratio to the shipped solution's. A collector that waits, or a table that doubles, does this once but not twice.
 */
const FASTER_DOUBLING = 2.8;
const FASTER_STEP = 1.4;
/** Up to this many times the shipped solution's memory is "about as much". */
const SAME_TIMES = 2;

export function spaceNotJudged(why: string): Space {
  return { verdict: 'not-judged', ratio: null, text: why };
}

export const SPACE_NOT_JUDGED: Space = spaceNotJudged('Growth of memory was not measured.');

const SAME: Space = {
  verdict: 'same',
  ratio: null,
  text: 'Your solution needs about as much memory as the shipped one.',
};

const LITTLE = spaceNotJudged(
  'Growth of memory was not measured: your solution needs too little of it to tell.',
);

/** What two peaks in bytes say by themselves; null where growth has to be looked at. */
export function judgeAlike(own: number, shipped: number): Space | null {
  if (own <= FLOOR) return LITTLE;
  return own <= SAME_TIMES * shipped ? SAME : null;
}

/** Judges peaks of doubling sizes in ascending order. */
export function judgeSpace(peaks: readonly SizePeaks[]): Space {
  const [a, b, c] = peaks.slice(-3);
  if (a === undefined || b === undefined || c === undefined)
    return spaceNotJudged('Growth of memory was not measured: too few sizes of input could be tried.');
  const alike = judgeAlike(c.own, c.shipped);
  if (alike !== null) return alike;
  const own = [a, b, c].map((one) => Math.max(FLOOR, one.own));
  const shipped = [a, b, c].map((one) => Math.max(FLOOR, one.shipped));
  const ownSteps = stepsOf(own);
  const ratioSteps = stepsOf(own.map((bytes, i) => bytes / (shipped[i] as number)));
  const doubling = meanStep(own);
  const both = `${said('yours need', doubling)}, the shipped solution ${said('', meanStep(shipped))}`;
  if (
    ownSteps.every((step) => step >= FASTER_DOUBLING) &&
    ratioSteps.every((step) => step >= FASTER_STEP) &&
    c.own >= FASTER_BYTES &&
    c.own >= FASTER_TIMES * c.shipped
  ) {
    return {
      verdict: 'faster',
      ratio: doubling,
      text: `Your memory grows faster than it needs to: doubling the input made ${both}.`,
    };
  }
  return {
    verdict: 'not-sure',
    ratio: doubling,
    text: `Not sure how your memory grows: doubling the input made ${both}.`,
  };
}

/** Two measurements: a claim against the learner needs both. */
export function agreedSpace(first: Space, second: Space): Space {
  if (first.verdict !== 'faster' || second.verdict === 'faster') return second;
  return {
    verdict: 'not-sure',
    ratio: second.ratio,
    text: 'Not sure how your memory grows: two measurements did not agree.',
  };
}

function stepsOf(values: readonly number[]): number[] {
  return values.slice(1).map((value, i) => value / (values[i] as number));
}

/** By how much one doubling multiplied, on average. */
function meanStep(values: readonly number[]): number {
  return ((values.at(-1) ?? 1) / (values[0] ?? 1)) ** (1 / (values.length - 1));
}

function said(whose: string, doubling: number): string {
  const times =
    doubling < 1.15
      ? 'hardly more'
      : `about ${doubling.toLocaleString('en-US', { maximumFractionDigits: doubling < 10 ? 1 : 0 })} times as much`;
  return whose === '' ? times : `${whose} ${times}`;
}
