import assert from 'node:assert/strict';
import type { Growth } from '../../../../src/engine/grading/growth.ts';
import { reasonOf, remarksOf } from '../../../../src/engine/grading/remarks.ts';
import type { Counterexample } from '../../../../src/engine/grading/report.ts';

describe('what a report says besides its summary', () => {
  const counterexample = (why: string | null): Counterexample => ({ why }) as unknown as Counterexample;

  it('is the reason, unless the summary has said it', () => {
    assert.equal(
      reasonOf({ summary: 'Wrong for a = [].', counterexample: counterexample('It waits.') }),
      'It waits.',
    );
    assert.equal(
      reasonOf({ summary: 'Too slow. It waits.', counterexample: counterexample('It waits.') }),
      null,
    );
    assert.equal(reasonOf({ summary: '', counterexample: counterexample(null) }), null);
    assert.equal(reasonOf({ summary: '', counterexample: null }), null);
  });

  it('is the growth of time where it was judged, and that of memory where it is a complaint', () => {
    const growth = (verdict: string, space?: string): Growth =>
      ({
        verdict,
        ratio: null,
        text: 'time',
        ...(space === undefined ? {} : { space: { verdict: space, ratio: 4, text: 'memory' } }),
      }) as unknown as Growth;
    assert.deepEqual(remarksOf({ growth: growth('not-judged') }), []);
    assert.deepEqual(remarksOf({ growth: growth('same', 'same') }), ['time']);
    assert.deepEqual(remarksOf({ growth: growth('not-sure', 'not-sure') }), ['time']);
    assert.deepEqual(remarksOf({ growth: growth('not-judged', 'faster') }), ['memory']);
  });
});
