/**
 * How others tell a growth from times alone: what the judge's own way is held against, on the same times. Both fit curves to
 * absolute times and name the one that fits best; neither can say "not sure".
 *
 * `googleBenchmark` is the rule of Google's benchmark library (src/complexity.cc), `bigO` that of the Python package big_O
 * (pberkes/big_O, complexities.py).
 */

import type { GrowthTarget } from '../../engine/catalog/model.ts';

/** One size of input, and what a call needed, in seconds. */
export interface TimedSize {
  readonly size: number;
  readonly seconds: number;
}

/**
 * The power of n that a rule sees in the times: logarithms do not count, so 1 is n and n log n. Infinity: exponential. Null
 * for fewer than three sizes.
 */
export type GrowthRule = (times: readonly TimedSize[]) => number | null;

const FEWEST_SIZES = 3;

interface Curve {
  readonly power: number;
  at(n: number): number;
}

const CURVES: readonly Curve[] = [
  { power: 0, at: () => 1 },
  { power: 0, at: (n) => Math.log2(n) },
  { power: 1, at: (n) => n },
  { power: 1, at: (n) => n * Math.log2(n) },
  { power: 2, at: (n) => n ** 2 },
  { power: 3, at: (n) => n ** 3 },
];

/** One factor for each curve, by least squares; the smallest error wins, the earlier curve where two are equal. */
export const googleBenchmark: GrowthRule = (times) => {
  if (times.length < FEWEST_SIZES) return null;
  const errorOf = ({ at }: Curve): number => {
    const factor =
      sum(times.map(({ size, seconds }) => seconds * at(size))) / sum(times.map(({ size }) => at(size) ** 2));
    return sum(times.map(({ size, seconds }) => (seconds - factor * at(size)) ** 2));
  };
  return best(CURVES.map((curve) => ({ power: curve.power, error: errorOf(curve) }))).power;
};

/** How much better a later class of `bigO` has to be, in squared seconds. */
const BIAS = 1e-6;

/**
 * Two coefficients for each class. Powers and exponentials are fitted to logarithms of the times, and the errors of those are
 * compared with the others as they are: so it is in the package.
 */
export const bigO: GrowthRule = (times) => {
  if (times.length < FEWEST_SIZES) return null;
  const y = times.map(({ seconds }) => seconds);
  const logs = y.map(Math.log);
  const line = (at: (n: number) => number, of = y): Line =>
    fittedLine(
      times.map(({ size }) => at(size)),
      of,
    );
  const mean = sum(y) / y.length;
  const power = line(Math.log, logs);
  return best(
    [
      { power: 0, error: sum(y.map((one) => (one - mean) ** 2)) },
      { power: 1, error: line((n) => n).error },
      { power: 2, error: line((n) => n ** 2).error },
      { power: 3, error: line((n) => n ** 3).error },
      { power: power.slope, error: power.error },
      { power: 0, error: line(Math.log).error },
      { power: 1, error: line((n) => n * Math.log(n)).error },
      { power: Infinity, error: line((n) => n, logs).error },
    ],
    BIAS,
  ).power;
};

/** The power of n that a good answer has. */
const POWERS: Readonly<Record<GrowthTarget, number>> = {
  '1': 0,
  'log n': 0,
  n: 1,
  'n log n': 1,
  'n^2': 2,
  'n^3': 3,
  '2^n': Infinity,
};

/** Whether a program grows faster than it is meant to, by half a power of n at least. Null where the rule says nothing. */
export function growsPast(power: number | null, target: GrowthTarget): boolean | null {
  return power === null ? null : power >= POWERS[target] + 0.5 && power !== POWERS[target];
}

interface Fit {
  readonly power: number;
  readonly error: number;
}

function best(fits: readonly Fit[], bias = 0): Fit {
  return fits.reduce((kept, one) => (one.error < kept.error - bias ? one : kept));
}

interface Line {
  readonly slope: number;
  /** Sum of the squared errors. */
  readonly error: number;
}

function fittedLine(x: readonly number[], y: readonly number[]): Line {
  const [middleX, middleY] = [sum(x) / x.length, sum(y) / y.length];
  const slope =
    sum(x.map((one, i) => (one - middleX) * ((y[i] ?? NaN) - middleY))) /
    sum(x.map((one) => (one - middleX) ** 2));
  const error = sum(x.map((one, i) => ((y[i] ?? NaN) - middleY - slope * (one - middleX)) ** 2));
  return { slope, error };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
