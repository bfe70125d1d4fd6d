/** The goals of the bench that need the tests: what becomes of what they saw. */
import assert from 'node:assert/strict';
import type { Outcome } from '../../../bench/hostile.ts';
import { escapesFound, overdue } from '../../../bench/hostile.ts';
import { drawn, speedFound, spoilt } from '../../../bench/linearizability.ts';
import { checkHistory } from '../../../src/engine/components/linearizability.ts';
import type { SessionEnd } from '../../../src/engine/ports.ts';
import { makeRng } from '../../../src/engine/values/rng.ts';
import { interleave, isLegalByForce } from '../engine/components/interleaving.ts';
import { tokenBucketModel, tokenBucketSpec } from '../engine/components/models/tokenBucket.ts';

const outcome = (more: Partial<Outcome> = {}): Outcome => ({
  program: 'loops',
  language: 'go',
  complaints: [],
  left: 0,
  over: [],
  ...more,
});

describe('the goal about hostile programs', () => {
  it('counts gradings with a wrong verdict or with something left', () => {
    const [bad, late] = escapesFound([
      outcome({ over: [30, 50] }),
      outcome({ language: 'cpp', complaints: ['accepted rather than time-limit'], left: 2, over: [70] }),
      outcome({ program: 'forks', left: 1 }),
    ]);
    assert.equal(bad?.value, 2);
    assert.deepEqual(bad.detail, {
      programs: 2,
      gradings: 3,
      survivors: 3,
      what: 'loops (cpp): accepted rather than time-limit, 2 left; forks (go): 1 left',
    });
    assert.match(bad.note ?? '', /30 programs, here are 2$/);
    assert.equal(late?.value, 70);
    assert.deepEqual(late.detail, { median: 50, deadlines: 3 });
  });

  it('says nothing of what was not run', () => {
    assert.deepEqual(
      escapesFound([]).map(({ value }) => value),
      [null, null],
    );
    assert.deepEqual(
      escapesFound([outcome()]).map(({ value }) => value),
      [0, null],
    );
  });

  it('measures from the deadline of the case that missed it', () => {
    const cases = [
      { line: 'a', deadlineMs: 5 },
      { line: 'b', deadlineMs: 200 },
    ];
    const end = { reason: 'time', exitCode: null, signal: null, busy: true } satisfies SessionEnd;
    assert.equal(overdue(cases, { replies: ['a'], end }, 260), 60);
    assert.equal(overdue(cases, { replies: [], end }, 4), 0);
    assert.equal(overdue(cases, { replies: ['a'], end: { ...end, reason: 'memory' } }, 260), null);
    assert.equal(overdue(cases, { replies: ['a', 'b'], end: null }, 260), null);
  });
});

describe('the goal about histories', () => {
  const bucket = { id: 'bucket', spec: tokenBucketSpec, model: tokenBucketModel };

  it('draws threads of the length that it says', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { threads, made } = drawn(bucket, seed, { threads: 4, calls: 10 });
      assert.deepEqual(
        threads.map(({ length }) => length),
        [10, 10, 10, 10],
      );
      const history = interleave(bucket.spec, bucket.model, made, threads, makeRng(seed));
      assert.equal(checkHistory(bucket.spec, bucket.model, history).kind, 'legal');
    }
  });

  it('spoils some, and leaves others as legal as they were', () => {
    const found = { true: 0, false: 0 };
    for (let seed = 1; seed <= 200; seed += 1) {
      const rng = makeRng(seed);
      const { threads, made } = drawn(bucket, seed, { threads: 3, calls: 2 });
      const history = spoilt(interleave(bucket.spec, bucket.model, made, threads, rng), rng);
      assert.equal(history.calls.length, 6);
      found[`${isLegalByForce(bucket.spec, bucket.model, history)}`] += 1;
    }
    assert.ok(found.true > 20 && found.false > 20, JSON.stringify(found));
  });

  it('is as quick as its slowest component', () => {
    const found = speedFound(
      [
        { id: 'a', perSecond: [900, 3_000, 2_000] },
        { id: 'b', perSecond: [1_500, 1_000, 1_100] },
      ],
      3,
    );
    assert.equal(found.value, 1_100);
    assert.equal(found.detail?.['slowest'], 'b');
    assert.equal(found.detail['a'], 2_000);
  });
});
