import assert from 'node:assert/strict';
import { drawGiven, judgeEstimate, nextSeed, rightNumbers } from '../../../../src/engine/estimates/judge.ts';
import type { EstimateResult } from '../../../../src/engine/estimates/judge.ts';
import type { EstimateSpec } from '../../../../src/engine/estimates/spec.ts';

/** 8.64 million events a day are 100 a second. */
const SPEC: EstimateSpec = {
  given: [
    { name: 'events', label: 'Events', range: { choices: [8.64] }, unit: 'million events/day' },
    { name: 'factor', label: 'Peak over the mean', range: { choices: [3] }, unit: '' },
    { name: 'size', label: 'Size', range: { choices: [2] }, unit: 'kB' },
  ],
  asks: [
    {
      ...{ name: 'mean', label: 'Mean rate', formula: 'events', unit: 'events/s', why: '' },
      tolerance: { share: 0.2 },
      mistakes: [{ formula: 'events * 60', why: 'A rate for each minute.' }],
    },
    {
      ...{ name: 'peak', label: 'Peak rate', formula: 'mean * factor', unit: 'events/s', why: '' },
      tolerance: { share: 0.2 },
      mistakes: [],
    },
    {
      ...{ name: 'line', label: 'Line', formula: 'peak * size', unit: 'Mbit/s', why: '' },
      tolerance: { share: 0.2 },
      mistakes: [],
    },
    {
      ...{ name: 'servers', label: 'Servers', formula: 'ceil(peak / 70)', unit: 'servers', why: '' },
      tolerance: { amount: 1 },
      mistakes: [],
    },
  ],
};

const judge = (texts: Readonly<Record<string, string>>): EstimateResult =>
  judgeEstimate('est', SPEC, 1, texts);
const states = (texts: Readonly<Record<string, string>>): readonly string[] =>
  judge(texts).asks.map(({ state }) => state);

describe('an estimate', () => {
  it('has right numbers that follow from one another, each in its unit', () => {
    const right = rightNumbers(SPEC, drawGiven('est', SPEC, 1));
    const want = { events: 8.64, factor: 3, size: 2, mean: 100, peak: 300, line: 4.8, servers: 5 };
    assert.deepEqual(Object.keys(right), Object.keys(want));
    for (const [name, value] of Object.entries(want))
      assert.ok(Math.abs((right[name] ?? NaN) - value) < 1e-9, name);
  });

  it('is judged number by number, in the units that people write', () => {
    const result = judge({ mean: '100/s', peak: '0.3k', line: '600 kB/s', servers: '5' });
    assert.deepEqual(
      result.asks.map(({ state }) => state),
      ['right', 'right', 'right', 'right'],
    );
    assert.deepEqual([result.score, result.passed, result.sentence], [1, true, 'All right: 4 of 4 points.']);
    assert.equal(
      result.asks[1]?.worked,
      'mean rate × peak over the mean = 100 events/s × 3 = 300 events/s'.replaceAll(
        ' events/s',
        '\u00a0events/s',
      ),
    );
  });

  it('takes what lies within the tolerance, and no more', () => {
    assert.deepEqual(states({ mean: '119', peak: '241', line: '4.8', servers: '4' }).slice(0, 4), [
      'right',
      'right',
      'right',
      'right',
    ]);
    assert.deepEqual(states({ mean: '121', peak: '239', line: '4.8', servers: '7' }), [
      'wrong',
      'wrong',
      'right',
      'wrong',
    ]);
  });

  it('counts half of what follows from a wrong number, and the wrong number once', () => {
    const result = judge({ mean: '6,000', peak: '18,000', line: '288', servers: '258' });
    assert.deepEqual(
      result.asks.map(({ state }) => state),
      ['wrong', 'follows', 'follows', 'follows'],
    );
    assert.equal(result.asks[0]?.mistake, 0);
    assert.equal(result.score, 1.5 / 4);
    assert.equal(result.passed, false);
    assert.match(result.sentence, /^1\.5 of 4 points; 3\.5 are needed\.$/);
  });

  it('lets a right number follow only where its own formula gives it', () => {
    // The peak is right though the mean is not: it counts in full.
    assert.deepEqual(states({ mean: '6000', peak: '300' }).slice(0, 2), ['wrong', 'right']);
    // A gap is not held against what comes after it.
    assert.deepEqual(states({ peak: '300', line: '4.8' }), ['empty', 'right', 'right', 'empty']);
  });

  it('says what cannot be read, and what is of another kind', () => {
    const [mean, peak, line, servers] = judge({
      mean: 'many',
      peak: '3 GB',
      line: '1,5 Mbit/s',
      servers: '',
    }).asks;
    assert.deepEqual(
      [mean?.state, peak?.state, line?.state, servers?.state],
      ['unread', 'unread', 'unread', 'empty'],
    );
    assert.match(mean?.sentence ?? '', /does not begin with a number/);
    assert.match(peak?.sentence ?? '', /“GB” is something else/);
    assert.match(line?.sentence ?? '', /decimals with a point/);
  });

  it('tells bits from bytes', () => {
    assert.match(
      judge({ line: '0.6 Mbit/s' }).asks[2]?.sentence ?? '',
      /8 times too small: a byte has 8 bits/,
    );
  });

  it('survives an own 0 under a fraction bar, and numbers without end', () => {
    const ratio: EstimateSpec = {
      given: SPEC.given,
      asks: [
        { ...(SPEC.asks[0] as EstimateSpec['asks'][number]), mistakes: [] },
        {
          name: 'share',
          label: 'Share',
          formula: 'factor / (mean / mean)',
          unit: '',
          tolerance: { share: 0.1 },
          why: '',
          mistakes: [],
        },
      ],
    };
    assert.equal(judgeEstimate('est', ratio, 1, { mean: '0', share: '7' }).asks[1]?.state, 'wrong');
    assert.notEqual(judgeEstimate('est', ratio, 1, { mean: '1e400', share: '7' }).asks[0]?.state, 'right');
  });

  it('draws other numbers where there are any', () => {
    const wide: EstimateSpec = {
      ...SPEC,
      given: [{ ...(SPEC.given[0] as EstimateSpec['given'][number]), range: { from: 10, to: 90, step: 10 } }],
    };
    const seed = nextSeed('est', wide, 5);
    assert.notDeepEqual(drawGiven('est', wide, seed), drawGiven('est', wide, 5));
    assert.deepEqual(drawGiven('est', wide, 5), drawGiven('est', wide, 5));
    assert.equal(nextSeed('est', SPEC, 5), 6);
  });
});
