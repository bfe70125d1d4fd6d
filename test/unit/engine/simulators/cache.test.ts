import assert from 'node:assert/strict';
import type { CacheState, Copy, Second } from '../../../../src/engine/simulators/cache.ts';
import { QUERY, READS, victimOf } from '../../../../src/engine/simulators/cache.ts';
import { drawsOf } from '../../../../src/engine/simulators/draws.ts';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import { SIMULATORS } from '../../../../src/engine/simulators/registry.ts';
import { openingRun, play } from '../../../../src/engine/simulators/run.ts';

const model = SIMULATORS['sim-cache'] as SimulatorModel;

function secondsOf(values: Values): readonly Second[] {
  return (play(model, openingRun(model, { values })).state as CacheState).seconds;
}

function total(seconds: readonly Second[], part: keyof Second): number {
  return seconds.reduce((sum, one) => sum + one[part], 0);
}

function peak(seconds: readonly Second[], part: keyof Second): number {
  return Math.max(...seconds.map((one) => one[part]));
}

function between(got: number, least: number, most: number): void {
  assert.ok(got >= least && got <= most, `${got} is not between ${least} and ${most}`);
}

/** Everything fits, prices are left alone: what is missed has expired. */
const EXPIRY = { size: 1000, write: 'keep' } as const;

describe('The simulator of a cache', () => {
  it('drops the copy that its policy names', () => {
    const copy = (uses: number): Copy => ({ until: 9, uses, wrongSince: null });
    // In the order of their last use.
    const copies = new Map([
      [5, copy(4)],
      [3, copy(1)],
      [8, copy(2)],
      [1, copy(1)],
    ]);
    assert.equal(victimOf(copies, 'lru', drawsOf(1, 1)), 5);
    assert.equal(victimOf(copies, 'lfu', drawsOf(1, 1)), 3);
    const draws = drawsOf(1, 1);
    const any = new Set(Array.from({ length: 100 }, () => victimOf(copies, 'random', draws)));
    assert.deepEqual([...any].sort(), [1, 3, 5, 8]);
  });

  it('has a hit or a query for each read, where every reader asks', () => {
    for (const values of [{}, EXPIRY, { size: 50, full: 'lfu' }]) {
      for (const { hits, queries } of secondsOf(values)) assert.equal(hits + queries, READS);
    }
  });

  it('never holds more than it has room for', () => {
    for (const full of ['lru', 'lfu', 'random']) {
      const { copies } = play(model, openingRun(model, { values: { size: 50, full } })).state as CacheState;
      assert.equal(copies.size, 50);
    }
  });

  it('asks once for each life of a copy: 1,000 products every 32.4 s', () => {
    // Read alike, each product is read every 2 s: it lives 30 s, is missed 2 s later on the mean, and comes after 0.4 s.
    const seconds = secondsOf({ ...EXPIRY, skew: 0, life: 'spread', miss: 'one' }).slice(40);
    between(total(seconds, 'queries') / seconds.length, 30.9 * 0.9, 30.9 * 1.1);
  });

  it('shows a stampede when the most popular copy expires: 0.4 s of its reads', () => {
    // 1 ÷ 7.485 of 500 reads a second, for 0.4 s: 27.
    const all = secondsOf(EXPIRY);
    between(all[30]?.alike ?? 0, 18, 36);
    assert.equal(peak(all.slice(0, 30), 'alike'), 0);
    assert.ok(total(all, 'doubles') > 100);
  });

  for (const miss of ['one', 'old']) {
    it(`shows none where one asks (${miss})`, () => {
      const seconds = secondsOf({ ...EXPIRY, miss });
      assert.equal(peak(seconds, 'alike'), 1);
      assert.equal(total(seconds, 'doubles'), 0);
    });
  }

  it('keeps the avalanche where one asks, and loses it where lives differ', () => {
    const fixed = secondsOf({ ...EXPIRY, miss: 'one' });
    // Nothing has expired before second 30; then 500 reads meet nothing but expired copies.
    assert.equal(peak(fixed.slice(0, 30), 'queries'), 0);
    assert.ok((fixed[30]?.queries ?? 0) > 150);
    // 1,000 copies die between seconds 15 and 45: 33 a second at most, but for chance.
    between(peak(secondsOf({ ...EXPIRY, miss: 'one', life: 'spread' }), 'queries'), 20, 60);
  });

  it('hits more where the others get the old value meanwhile', () => {
    const [one, old] = ['one', 'old'].map((miss) => total(secondsOf({ ...EXPIRY, miss }), 'hits'));
    assert.ok((old ?? 0) > (one ?? 0));
  });

  it('gives old answers no longer than a copy lives, where a write leaves the copy', () => {
    const fixed = secondsOf({ ...EXPIRY, miss: 'one', ttl: 20 });
    between(peak(fixed, 'age'), 15, 20 + QUERY);
    between(peak(secondsOf({ ...EXPIRY, miss: 'one', ttl: 20, life: 'spread' }), 'age'), 20, 30 + QUERY);
  });

  it('gives none where a write deletes the copy and takes the lease of who is loading', () => {
    for (const miss of ['one', 'old']) {
      assert.equal(total(secondsOf({ size: 1000, miss }), 'old'), 0);
    }
  });

  it('gives some without a lease: a query that began before the write puts its value after it', () => {
    const seconds = secondsOf({ size: 1000, miss: 'all' });
    assert.ok(total(seconds, 'old') > 0);
    assert.ok(peak(seconds, 'age') <= 30 + QUERY);
  });

  it('keeps the popular ones better by how often than by how lately they were used', () => {
    const [lru, lfu, random] = ['lru', 'lfu', 'random'].map((full) =>
      total(secondsOf({ size: 100, full }), 'hits'),
    );
    assert.ok((lfu ?? 0) > (lru ?? 0) && (lru ?? 0) > (random ?? 0), `${lfu}, ${lru}, ${random}`);
  });
});
