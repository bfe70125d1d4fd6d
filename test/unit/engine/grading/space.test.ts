import assert from 'node:assert/strict';
import type { SizePeaks } from '../../../../src/engine/grading/space.ts';
import { agreedSpace, judgeAlike, judgeSpace, spaceNotJudged } from '../../../../src/engine/grading/space.ts';

const MB = 1024 * 1024;

/** Peaks in megabytes, learner's and shipped, at doubling sizes. */
const peaks = (own: readonly number[], shipped: readonly number[]): SizePeaks[] =>
  own.map((bytes, i) => ({ size: 25_000 * 2 ** i, own: bytes * MB, shipped: (shipped[i] as number) * MB }));

describe('Growth of memory', () => {
  it('grows faster where each doubling takes four times as much', () => {
    const { verdict, ratio, text } = judgeSpace(peaks([3, 12, 48, 192], [2, 4, 8, 16]));
    assert.equal(verdict, 'faster');
    assert.equal(ratio, 4);
    assert.equal(
      text,
      'Your memory grows faster than it needs to: doubling the input made yours need about 4 times as much, the shipped solution about 2 times as much.',
    );
  });
  it('is not faster where it only takes more, or for one step, or for little', () => {
    for (const own of [
      [8, 16, 32, 64],
      [12, 25, 50, 160],
      [1, 3, 9, 27],
      [10, 40, 50, 60],
    ])
      assert.equal(judgeSpace(peaks(own, [2, 4, 5, 8])).verdict, 'not-sure', own.join(' '));
    // The shipped solution takes as many times more.
    assert.equal(judgeSpace(peaks([3, 12, 48, 192], [1, 5, 20, 80])).verdict, 'not-sure');
  });
  it('is the same within twice the shipped one, and not judged for hardly any', () => {
    assert.equal(judgeSpace(peaks([6, 10, 16, 27], [7, 10, 16, 27])).verdict, 'same');
    assert.equal(judgeSpace(peaks([0, 1, 2, 3], [0, 0, 0, 1])).verdict, 'not-judged');
    assert.equal(judgeSpace(peaks([30, 60], [2, 4])).verdict, 'not-judged');
    assert.equal(judgeAlike(20 * MB, 10 * MB)?.verdict, 'same');
    assert.equal(judgeAlike(21 * MB, 10 * MB), null);
  });
  it('needs two measurements for a claim', () => {
    const faster = judgeSpace(peaks([3, 12, 48, 192], [2, 4, 8, 16]));
    const same = judgeSpace(peaks([6, 10, 16, 27], [7, 10, 16, 27]));
    assert.equal(agreedSpace(faster, faster).verdict, 'faster');
    assert.equal(agreedSpace(faster, same).verdict, 'not-sure');
    assert.equal(agreedSpace(faster, spaceNotJudged('')).verdict, 'not-sure');
    assert.equal(agreedSpace(same, same).verdict, 'same');
  });
});
