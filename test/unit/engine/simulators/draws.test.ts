import assert from 'node:assert/strict';
import { drawsOf, percentile, zipf, zipfTable } from '../../../../src/engine/simulators/draws.ts';

const many = (draw: () => number, count = 20_000): number[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const near = (got: number, want: number, part: number): void =>
  assert.ok(Math.abs(got - want) <= want * part, `${got} is not within ${part * 100} % of ${want}`);

describe('Draws of simulators', () => {
  it('are the same for a seed, a step and a stream, and others for others', () => {
    const first = (seed: number, step: number, stream: number): number =>
      drawsOf(seed, step, stream).uniform();
    assert.equal(first(1, 2, 3), first(1, 2, 3));
    const all = [first(1, 2, 3), first(2, 2, 3), first(1, 3, 3), first(1, 2, 4), first(1, 3, 2)];
    assert.equal(new Set(all).size, all.length);
  });

  it('spread evenly, and waiting times as they should', () => {
    const draws = drawsOf(7, 0);
    const uniform = many(() => draws.uniform());
    near(mean(uniform), 0.5, 0.02);
    assert.ok(Math.min(...uniform) >= 0 && Math.max(...uniform) < 1);
    const waits = many(() => draws.exponential(2));
    near(mean(waits), 2, 0.03);
    // One of e waits is longer than the mean.
    near(waits.filter((one) => one > 2).length / waits.length, 1 / Math.E, 0.03);
  });

  it('give ranks their shares', () => {
    // 1 and 1/2 of 3/2.
    assert.deepEqual(zipfTable(2, 1), [2 / 3, 1]);
    assert.deepEqual(
      [0, 0.6, 0.67, 0.99].map((at) => zipf(zipfTable(2, 1), at)),
      [0, 0, 1, 1],
    );
    assert.deepEqual(zipfTable(4, 0), [0.25, 0.5, 0.75, 1]);
    const table = zipfTable(1000, 1);
    const draws = drawsOf(3, 0);
    // The first of 1,000 has 1 ÷ 7.485 of the draws.
    near(
      many(() => zipf(table, draws.uniform())).filter((rank) => rank === 0).length / 20_000,
      1 / 7.485,
      0.05,
    );
  });

  it('have percentiles by the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    assert.deepEqual(
      [0.01, 0.5, 0.99, 1].map((share) => percentile(hundred, share)),
      [1, 50, 99, 100],
    );
    assert.equal(percentile([5], 0.99), 5);
    assert.equal(percentile([], 0.5), 0);
  });
});
