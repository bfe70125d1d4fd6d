import assert from 'node:assert/strict';
import { createComponentSource } from '../../../../src/engine/components/source.ts';
import type { SequenceFailure } from '../../../../src/engine/components/shrinkSequence.ts';
import { shrinkSequence } from '../../../../src/engine/components/shrinkSequence.ts';
import { decodeSequence } from '../../../../src/engine/components/wire.ts';
import type { Factory } from './harness.ts';
import { failureOn, firstFailure, shrink } from './shrinking.ts';
import type { Problem } from './zoo.ts';
import { PROBLEMS } from './zoo.ts';

const SEEDS = 20;

/** How long the shrunk sequence may be, and whether all seeds are tried: they take about a second a fault. */
const FAULTS: Readonly<Record<string, readonly [calls: number, seeds: number]>> = {
  'whole intervals': [3, SEEDS],
  'no cap': [2, SEEDS],
  'starts empty': [1, 4],
  'takes on refusal': [2, SEEDS],
  'takes a part': [2, 4],
  'counter per second': [3, SEEDS],
  '32 bits': [2, SEEDS],
  'needs one more': [1, SEEDS],
  'rounds the wait down': [2, SEEDS],
  'closed intervals': [2, SEEDS],
  'end points only': [2, 4],
  'first fit': [1, 4],
  'failures take ids': [2, 4],
  'ids are used again': [3, 4],
  'cancelled twice': [3, 4],
  'in order of booking': [3, 4],
  'negative index': [1, 4],
  'no key comparison': [2, SEEDS],
  'growth moves nothing': [3, 4],
  'overwriting raises the size': [3, 4],
  'broken probe chain': [4, 4],
  'grows after inserting': [4, 4],
  'get does not refresh': [4, SEEDS],
  'overwriting does not refresh': [4, 4],
  'overwriting evicts': [2, SEEDS],
  'evicted key stays': [3, SEEDS],
  'capacity 0 keeps one': [2, 4],
  'peek refreshes': [4, 4],
};

describe('shrinking of sequences', function () {
  this.timeout(60_000);
  for (const problem of PROBLEMS) {
    const source = createComponentSource(problem.spec, problem.model);
    for (const [fault, factory] of problem.wrong) {
      const [calls, seeds] = FAULTS[fault]!;
      it(`of a ${problem.spec.name} with the fault "${fault}" ends at ${calls} steps from any seed`, async () => {
        const ends = new Map<string, number>();
        let failed = 0;
        for (let seed = 1; seed <= seeds; seed += 1) {
          const failure = firstFailure(problem, source, factory, seed);
          if (failure === null) continue;
          failed += 1;
          const { args } = (await shrink(problem, factory, failure)).failure.oracleCase;
          ends.set(args, (ends.get(args) ?? 0) + 1);
          const { steps } = decodeSequence(args, problem.spec);
          assert.ok(steps.length <= calls, `seed ${seed}: ${args}`);
        }
        assert.ok(failed >= seeds - 1, `${failed} of ${seeds} seeds find it`);
        const most = Math.max(...ends.values());
        assert.ok(most >= failed * 0.9, JSON.stringify([...ends]));
      });
    }
  }

  const [bucket, scheduler] = PROBLEMS as readonly [Problem, Problem];
  const wrongBucket = faultOf(bucket, 'counter per second');

  it('shows a wrong boundary as a learner would', async () => {
    const source = createComponentSource(bucket.spec, bucket.model);
    const failure = firstFailure(bucket, source, wrongBucket, 5)!;
    const { failure: end } = await shrink(bucket, wrongBucket, failure);
    // Made full, emptied; a token is there again a millisecond later.
    assert.equal(end.oracleCase.args, '[[1,1,1],[[0,1],[-1,1],[1]],0]');
    assert.equal(end.oracleCase.want, '[[null],[true],null,[1]]');
    assert.equal(end.at, 2);
  });

  it('lets ids follow the calls that hand them out', async () => {
    const factory = faultOf(scheduler, 'cancelled twice');
    const source = createComponentSource(scheduler.spec, scheduler.model);
    const args =
      '[[[["a",5]]],[[0,"0","1",1],[0,"1","2",1],[0,"2","3",1],[1,3],[0,"7","9",1],[1,4],[1,4]],0]';
    const failure = failureOn(scheduler, source, factory, source.expect([args])[0]!)!;
    assert.equal(failure.at, 6);
    const { failure: end } = await shrink(scheduler, factory, failure);
    assert.equal(end.oracleCase.args, '[[[["a",1]]],[[0,"0","1",1],[1,1],[1,1]],0]');
  });

  it('sends plain and valid sequences only, in batches', async () => {
    const factory = faultOf(scheduler, 'ids are used again');
    const source = createComponentSource(scheduler.spec, scheduler.model);
    const failure = firstFailure(scheduler, source, factory, 1)!;
    const sizes: number[] = [];
    await shrinkSequence(failure, {
      spec: scheduler.spec,
      clock: { now: () => 0 },
      expect: (inputs) => Promise.resolve(source.expect(inputs)),
      attempt(cases) {
        sizes.push(cases.length);
        for (const one of cases) assert.deepEqual(source.expect([one.args]), [one]);
        assert.ok(cases.every(({ args }) => !args.includes('ref')));
        return Promise.resolve(cases.map((one) => failureOn(scheduler, source, factory, one)));
      },
      isCancelled: () => false,
    });
    assert.ok(Math.max(...sizes) > 8, sizes.join(' '));
  });

  /** Shrinks with a given verdict for what fails, and a clock that goes on by `tickMs` each time it is read. */
  const shrinkAs = async (
    verdict: (failure: SequenceFailure) => Pick<SequenceFailure, 'verdict' | 'line' | 'at'>,
    tickMs = 0,
  ): Promise<{
    readonly end: SequenceFailure;
    readonly start: SequenceFailure;
    readonly deadlines: number[];
  }> => {
    const source = createComponentSource(bucket.spec, bucket.model);
    const as = (one: SequenceFailure | null): SequenceFailure | null =>
      one === null ? null : { ...one, ...verdict(one) };
    const start = as(firstFailure(bucket, source, wrongBucket, 3))!;
    const deadlines: number[] = [];
    let now = 0;
    const end = await shrinkSequence(start, {
      spec: bucket.spec,
      clock: { now: () => (now += tickMs) },
      expect: (inputs) => Promise.resolve(source.expect(inputs)),
      attempt(cases, deadlineMs) {
        deadlines.push(deadlineMs);
        return Promise.resolve(cases.map((one) => as(failureOn(bucket, source, wrongBucket, one))));
      },
      isCancelled: () => false,
    });
    return { end, start, deadlines };
  };

  it('gives hangs a short time each, and finds the end of a hang without its place', async () => {
    const { end, deadlines } = await shrinkAs(() => ({ verdict: 'time-limit', line: 0, at: null }));
    assert.ok(deadlines.length > 0 && deadlines.every((ms) => ms === 250));
    assert.equal(decodeSequence(end.oracleCase.args, bucket.spec).steps.length, 3);
  });

  it('leaves too slow as it is: there size is the point', async () => {
    const { end, start, deadlines } = await shrinkAs(() => ({ verdict: 'too-slow', line: 0, at: null }));
    assert.equal(end, start);
    assert.equal(deadlines.length, 0);
  });

  it('keeps to the line of a crash', async () => {
    // Sequences of an odd number of steps crash at another line: another bug.
    const { end, start } = await shrinkAs(({ oracleCase, at }) => ({
      verdict: 'runtime-error',
      line: 1 + (decodeSequence(oracleCase.args, bucket.spec).steps.length % 2),
      at: at ?? null,
    }));
    assert.equal(end.line, start.line);
    assert.notEqual(end.oracleCase.args, start.oracleCase.args);
  });

  it('stops when its time is over, with the smallest so far', async () => {
    const { end, start, deadlines } = await shrinkAs(
      ({ verdict, line }) => ({ verdict, line, at: null }),
      200,
    );
    assert.ok(deadlines.length > 0 && deadlines.length < 12, `${deadlines.length}`);
    assert.ok(end.oracleCase.args.length <= start.oracleCase.args.length);
  });
});

function faultOf({ wrong }: Problem, name: string): Factory {
  const found = wrong.find(([fault]) => fault === name);
  assert.ok(found, name);
  return found[1];
}
