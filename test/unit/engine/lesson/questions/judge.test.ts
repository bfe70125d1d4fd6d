import assert from 'node:assert/strict';
import type { Judgement } from '../../../../../src/engine/lesson/questions/judge.ts';
import { explained, judge, solution } from '../../../../../src/engine/lesson/questions/judge.ts';
import type { QuestionKey } from '../../../../../src/engine/lesson/questions/model.ts';

const ONE: QuestionKey = { kind: 'one', id: 'a', right: [false, true, false] };
const SEVERAL: QuestionKey = { kind: 'several', id: 'a', right: [true, false, true, false] };
const ORDER: QuestionKey = { kind: 'order', id: 'a', steps: 5 };
const MATCH: QuestionKey = { kind: 'match', id: 'a', right: [1, 0, 1], choices: 2 };

function given(rows: readonly number[]) {
  return { rows, text: '', seed: 1 };
}

function judged(key: QuestionKey, rows: readonly number[]): Judgement {
  const result = judge(key, given(rows));
  assert.ok(!('fault' in result), JSON.stringify(result));
  return result;
}

const words = (key: QuestionKey, rows: readonly number[]): readonly (string | null)[] =>
  judged(key, rows).marks.map((mark) => (mark === null ? null : `${mark.right ? '+' : '-'}${mark.words}`));

describe('judging answers', () => {
  it('one: right, wrong, and none', () => {
    assert.equal(judged(ONE, [1]).right, true);
    assert.deepEqual(words(ONE, [1]), [null, '+right', null]);
    assert.equal(judged(ONE, [2]).right, false);
    assert.deepEqual(words(ONE, [2]), [null, null, '-not so']);
    assert.deepEqual(explained(ONE, judged(ONE, [2])), [false, false, true]);
    assert.deepEqual(judge(ONE, given([])), { fault: 'Choose an option first.' });
  });

  it('several: what is wrong and what is missing are told apart', () => {
    const said = (rows: readonly number[]): string => judged(SEVERAL, rows).sentence;
    assert.equal(judged(SEVERAL, [2, 0]).right, true);
    assert.equal(said([0, 2]), 'Right: these 2.');
    assert.equal(said([0]), 'Not yet: 1 that is right is missing.');
    assert.equal(said([0, 1, 2]), 'Not yet: 1 of your 3 is not so.');
    assert.equal(said([0, 1]), 'Not yet: 1 of your 2 is not so, and 1 that is right is missing.');
    assert.equal(said([1, 3]), 'Not yet: 2 of your 2 are not so, and 2 that are right are missing.');
    // What is missing is not given away.
    assert.deepEqual(words(SEVERAL, [0, 1]), ['+right', '-not so', null, null]);
    assert.deepEqual(explained(SEVERAL, judged(SEVERAL, [0, 1])), [true, true, false, false]);
    assert.ok('fault' in judge(SEVERAL, given([])));
  });

  it('order: the fewest steps that have to move, and which way', () => {
    assert.equal(judged(ORDER, [0, 1, 2, 3, 4]).right, true);
    // The first step at the end: it alone is wrong.
    assert.deepEqual(words(ORDER, [1, 2, 3, 4, 0]), [
      '-too late',
      '+in order',
      '+in order',
      '+in order',
      '+in order',
    ]);
    assert.equal(judged(ORDER, [1, 2, 3, 4, 0]).sentence, 'Not yet: 1 step is out of place, 4 in order.');
    assert.deepEqual(words(ORDER, [4, 0, 1, 2, 3]), [
      '+in order',
      '+in order',
      '+in order',
      '+in order',
      '-too early',
    ]);
    assert.equal(judged(ORDER, [4, 3, 2, 1, 0]).sentence, 'Not yet: 4 steps are out of place, 1 in order.');
    assert.deepEqual(explained(ORDER, judged(ORDER, [1, 2, 3, 4, 0])), [true, false, false, false, false]);
    assert.deepEqual(explained(ORDER, judged(ORDER, [0, 1, 2, 3, 4])), [true, true, true, true, true]);
  });

  it('order: every mix is judged, and moving what is out of place mends it', () => {
    for (const steps of permutations([0, 1, 2, 3, 4])) {
      const { right, marks } = judged(ORDER, steps);
      const kept = steps.filter((step) => marks[step]?.right === true);
      assert.deepEqual(kept, [...kept].sort(), steps.join());
      assert.equal(right, kept.length === 5);
      for (const step of steps) {
        if (kept.includes(step)) continue;
        const at = steps.indexOf(step);
        const isLate = kept.some((one) => one > step && steps.indexOf(one) < at);
        const isEarly = kept.some((one) => one < step && steps.indexOf(one) > at);
        assert.ok(isLate !== isEarly, `${steps.join()}: ${step}`);
        assert.equal(marks[step]?.words, isLate ? 'too late' : 'too early');
      }
    }
  });

  it('match: all, some, and with one open', () => {
    assert.equal(judged(MATCH, [1, 0, 1]).right, true);
    assert.equal(judged(MATCH, [1, 1, 1]).sentence, 'Not yet: 2 of 3 are right.');
    assert.equal(judged(MATCH, [0, 1, 1]).sentence, 'Not yet: 1 of 3 is right.');
    assert.deepEqual(words(MATCH, [1, 1, 1]), ['+right', '-not so', '+right']);
    // The explanation of a pair names its right side.
    assert.deepEqual(explained(MATCH, judged(MATCH, [1, 1, 1])), [true, false, true]);
    assert.deepEqual(judge(MATCH, given([1, -1, -1])), { fault: '2 have no choice yet.' });
  });

  it('the solution is right by the same judge, and explains everything', () => {
    for (const key of [ORDER, MATCH]) {
      const shown = solution(key, given(key.kind === 'order' ? [4, 3, 2, 1, 0] : [0, 0, 0]));
      assert.equal(judged(key, shown.given.rows).right, true);
      assert.ok(explained(key, shown.judgement).every(Boolean));
    }
    const { given: kept, judgement } = solution(SEVERAL, given([1]));
    assert.deepEqual(kept.rows, [1]);
    assert.deepEqual(
      judgement.marks.map((mark) => mark?.right),
      [true, false, true, false],
    );
    assert.ok(explained(SEVERAL, judgement).every(Boolean));
  });
});

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((one) => one !== item)).map((rest) => [item, ...rest]),
  );
}
