import assert from 'node:assert/strict';
import type { Growth } from '../../../src/engine/grading/growth.ts';
import type { Said } from '../../../src/cli/bench/growthGoal.ts';
import {
  alarmsFound,
  countsOf,
  rulesFound,
  saidOf,
  slowFound,
  unsureFound,
} from '../../../src/cli/bench/growthGoal.ts';
import { quickest } from '../../../src/cli/bench/growthPair.ts';
import type { TimedSize } from '../../../src/cli/bench/growthRules.ts';
import { bigO, googleBenchmark, growsPast } from '../../../src/cli/bench/growthRules.ts';

const SIZES = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000];
const timed = (secondsOf: (n: number) => number, sizes = SIZES): readonly TimedSize[] =>
  sizes.map((size) => ({ size, seconds: secondsOf(size) }));
const said = (verdict: Growth['verdict'], more: Partial<Said> = {}): Said => ({
  program: verdict,
  verdict,
  google: null,
  bigO: null,
  ...more,
});

describe('rules about growth that the bench compares with', () => {
  it('see the power of times that lie on a curve', () => {
    for (const [power, curve] of [
      [0, () => 0.02],
      [1, (n: number) => n * 3e-5],
      [1, (n: number) => n * Math.log2(n) * 3e-6],
      [2, (n: number) => n ** 2 * 4e-9],
      [3, (n: number) => n ** 3 * 4e-13],
    ] as const) {
      assert.equal(googleBenchmark(timed(curve)), power);
      assert.ok(Math.abs((bigO(timed(curve)) ?? NaN) - power) < 0.2, `${bigO(timed(curve))} for ${power}`);
    }
    const doubles = timed((n) => 2 ** n * 1e-4, [4, 6, 8, 10, 12, 14]);
    assert.equal(bigO(doubles), Infinity);
  });

  it('may see a start that takes long as another growth', () => {
    // A constant part is all that the first one has no word for.
    assert.equal(googleBenchmark(timed((n) => 5 + n * 1e-6)), 0);
    assert.equal(bigO(timed((n) => 5 + n * 1e-3)), 1);
  });

  it('say nothing of two sizes', () => {
    const two = timed((n) => n, [1, 2]);
    assert.equal(googleBenchmark(two), null);
    assert.equal(bigO(two), null);
    assert.equal(growsPast(null, 'n'), null);
  });

  it('are held against the growth that a program is meant to have, logarithms left out', () => {
    assert.equal(growsPast(1, 'n'), false);
    assert.equal(growsPast(1, 'n log n'), false);
    assert.equal(growsPast(1.4, 'n'), false);
    assert.equal(growsPast(2, 'n log n'), true);
    assert.equal(growsPast(1, 'log n'), true);
    assert.equal(growsPast(3, '2^n'), false);
    assert.equal(growsPast(Infinity, '2^n'), false);
    assert.equal(growsPast(Infinity, 'n^3'), true);
  });
});

describe('the goal about growth', () => {
  it('takes the quickest call of each size', () => {
    const calls = [
      { size: 20, ns: 4e9 },
      { size: 10, ns: 3e9 },
      { size: 20, ns: 2e9 },
    ];
    assert.deepEqual(quickest(calls), [
      { size: 10, seconds: 3 },
      { size: 20, seconds: 2 },
    ]);
    assert.deepEqual(quickest([]), []);
  });

  it('asks the rules about the same times', () => {
    const growth: Growth = { verdict: 'same', ratio: 2, text: '' };
    const times = timed((n) => n ** 2 * 4e-9);
    assert.deepEqual(saidOf('p', 'n', { growth, times }), {
      program: 'p',
      verdict: 'same',
      google: true,
      bigO: true,
    });
  });

  const all = [said('same'), said('same'), said('faster'), said('not-sure'), said('not-judged')];

  it('counts alarms among what was judged, and says so where there are too few', () => {
    assert.deepEqual(countsOf(all), { same: 2, faster: 1, 'not-sure': 1, 'not-judged': 1 });
    const found = alarmsFound(all, 'beside much');
    assert.equal(found.value, 1);
    assert.equal(found.detail?.['runs'], 4);
    assert.equal(found.detail?.['alarms'], 'faster');
    assert.match(found.note ?? '', /here are 4$/);
    assert.equal(
      alarmsFound(
        Array.from({ length: 500 }, () => said('same')),
        '',
      ).note,
      undefined,
    );
    assert.equal(alarmsFound([said('not-judged')], '').value, null);
  });

  it('takes shares of what was judged', () => {
    assert.equal(unsureFound(all).value, 0.25);
    assert.equal(unsureFound([]).value, null);
    const slow = slowFound(all);
    assert.equal(slow.value, 0.25);
    assert.equal(slow.detail?.['calledSame'], 'same');
    assert.equal(slow.detail?.['notJudged'], 1);
    assert.equal(slowFound([]).value, null);
  });

  it('takes shares of what the rules said something about', () => {
    const some = [said('same', { google: true, bigO: false }), said('same', { google: false }), said('same')];
    const [google, other] = rulesFound(some, 'right');
    assert.equal(google?.value, 0.5);
    assert.equal(google?.detail?.['runs'], 2);
    assert.equal(other?.value, 0);
    assert.equal(rulesFound([said('same')], 'slow')[0]?.value, null);
  });
});
