import assert from 'node:assert/strict';
import { tallyHtml, tallyOf, tallyText } from '../../../../src/engine/progress/tally.ts';

describe('how many questions of a lesson are right', () => {
  it('counts those that the lesson has now', () => {
    const results = new Map([
      ['a', true],
      ['b', false],
      ['gone', true],
    ]);
    assert.deepEqual(tallyOf(['a', 'b', 'c'], results), { right: 1, total: 3 });
    assert.deepEqual(tallyOf(['a'], undefined), { right: 0, total: 1 });
    assert.equal(tallyText(tallyOf(['a', 'b', 'c'], results)), 'Questions: 1 of 3 right');
    assert.equal(tallyHtml({ right: 0, total: 0 }), '');
  });
});
