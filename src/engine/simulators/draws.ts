/** Random numbers of models. Each step draws from streams of its own, so a state holds no generator and stays plain data. */
import { makeRng, mixSeed } from '../values/rng.ts';

export interface Draws {
  /** From 0 up to 1, 1 excluded. */
  uniform(): number;
  /** A waiting time with this mean, where each moment is as likely as any other. */
  exponential(mean: number): number;
  /** A whole number, both bounds included. */
  int(min: number, max: number): number;
}

/**
 * The stream of a step. What must not depend on a parameter gets a stream of its own: with `0` for the arrivals and `1`
 * for the policy, two policies meet the same arrivals.
 */
export function drawsOf(seed: number, step: number, stream = 0): Draws {
  const rng = makeRng(mixSeed(seed, step, stream));
  const uniform = (): number => rng.int(0, 0x3fffffff) / 0x40000000;
  return {
    uniform,
    exponential: (mean) => -Math.log(1 - uniform()) * mean,
    int: (min, max) => rng.int(min, max),
  };
}

/** Sums of the weights 1 ÷ rank^skew for the ranks 1 to n, divided by their total: the table that `zipf` draws from. */
export function zipfTable(n: number, skew: number): readonly number[] {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= n; rank += 1) sums.push((sum += rank ** -skew));
  return sums.map((one) => one / sum);
}

/** A rank from 0, by a uniform draw. */
export function zipf(table: readonly number[], uniform: number): number {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 1) > uniform) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The value that this share of the numbers do not exceed (nearest rank); 0 where there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? 0;
}
