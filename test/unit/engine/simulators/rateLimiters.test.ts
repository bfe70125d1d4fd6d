import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { simulatorsIn } from '../../../../src/engine/lesson/simulate.ts';
import type { Values } from '../../../../src/engine/simulators/model.ts';
import type { LimiterState } from '../../../../src/engine/simulators/rateLimiters.ts';
import { rateLimiters } from '../../../../src/engine/simulators/rateLimiters.ts';
import { simulatorOf } from '../../../../src/engine/simulators/registry.ts';
import { openingRun, play } from '../../../../src/engine/simulators/run.ts';

const model = simulatorOf('sim-rate-limiters');
assert.ok(model);

function played(values: Values, step = 30): LimiterState {
  assert.ok(model);
  return play(model, { ...openingRun(model, { values }), step }).state as LimiterState;
}

/** What each limiter admitted at these seconds. */
function admitted(values: Values, seconds: readonly number[]): number[][] {
  return played(values).lanes.map((lane) => seconds.map((second) => lane.admitted[second] ?? 0));
}

describe('The simulator of rate limiters', () => {
  it('agrees with the table of its lesson, cell by cell', () => {
    const lesson = readFileSync(
      resolve(import.meta.dirname, '../../../../content/system-design/sd-rate-limiting/lesson.md'),
      'utf8',
    );
    const rows = [
      ...lesson.matchAll(
        /^\| (Fixed window|Sliding log|Sliding counter|Token bucket|Leaky bucket) \|(.*)\|$/gm,
      ),
    ];
    const told = rows.map(([, name = '', cells = '']) => [
      name,
      ...cells.split('|').map((cell) => cell.trim()),
    ]);
    assert.equal(told.length, 5);
    const block = simulatorsIn(lesson).find(({ id }) => id === 'sim-rate-limiters');
    assert.deepEqual(block?.lines, ['traffic: strip', 'burst: 10', 'refill: 1', 'window: 10']);
    const values = { traffic: 'strip', burst: 10, refill: 1, window: 10 } as const;
    const shown = rateLimiters.table(played(values), values);
    assert.deepEqual(shown.columns.slice(1, 6), ['At 9 s', 'At 11 s', 'At 15 s', 'At 20 s', 'In all']);
    assert.deepEqual(
      shown.rows.map((row) => row.slice(0, 7)),
      told.map((row) => row.map((cell, i) => (i === 0 ? cell : (/^\d+/.exec(cell)?.[0] ?? '')))),
    );
    // "16, of which 10 leave."
    assert.deepEqual(
      shown.rows.map((row) => row[7]),
      ['20', '10', '15', '16', '10'],
    );
  });

  it('empties the leaky bucket one a second, at seconds 9 to 29', () => {
    const { sent } = played({});
    assert.deepEqual(
      sent.flatMap((count, second) => (count === 1 ? [second] : [])),
      Array.from({ length: 21 }, (_, i) => 9 + i),
    );
    assert.equal(Math.max(...sent), 1);
  });

  it('keeps to B + r × T: a bucket of 2 with 0.8 a second', () => {
    // At 9 the 2 that it holds. At 11 it has got 1.6: one. At 15 it has 0.6 + 3.2, of which 2 fit. At 20 again 2.
    const [fixed, log, counter, token, leaky] = admitted({ burst: 2, refill: 0.8 }, [9, 11, 15, 20]);
    assert.deepEqual(token, [2, 1, 2, 2]);
    assert.deepEqual(leaky, token);
    // 0.8 × 10 = 8 a window. Counter at 11: 8 × 0.9 = 7.2, and 7.2 + 1 > 8. At 15: 4 + 4 = 8. At 20: 4 of the old one.
    assert.deepEqual(fixed, [8, 8, 0, 5]);
    assert.deepEqual(log, [8, 0, 0, 5]);
    assert.deepEqual(counter, [8, 0, 4, 4]);
  });

  it('lets a rested bucket send all that it holds, and then the rate', () => {
    // 40 at second 10, then 3 a second to 29: the bucket of 50 takes the 40, and 10 + 19 × 1 tokens are there for 57.
    assert.deepEqual(
      played({ traffic: 'rest', burst: 50 }).lanes.map((lane) => lane.admitted.reduce((a, b) => a + b, 0)),
      [20, 20, 19, 69, 69],
    );
    assert.equal(played({ traffic: 'rest', burst: 50 }).lanes[3].admitted[10], 40);
  });

  it('serves two a second where two a second are allowed, all but the sliding counter', () => {
    const { lanes } = played({ traffic: 'steady', refill: 2, window: 5 });
    const totals = lanes.map((lane) => lane.admitted.reduce((a, b) => a + b, 0));
    // At second 5 all ten of the old period are still inside, by its estimate: none passes, and 8 of 10 in each later period.
    assert.deepEqual(totals, [60, 60, 50, 60, 60]);
    assert.deepEqual(lanes[2].admitted.slice(0, 10), [2, 2, 2, 2, 2, 0, 2, 2, 2, 2]);
  });

  it('has at each step what was admitted up to it', () => {
    const { lanes, second } = played({}, 12);
    assert.equal(second, 12);
    assert.deepEqual(
      lanes.map((lane) => [lane.admitted.length, lane.admitted.reduce((a, b) => a + b, 0)]),
      [
        [12, 20],
        [12, 10],
        [12, 11],
        [12, 12],
        [12, 12],
      ],
    );
  });
});
