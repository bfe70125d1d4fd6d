/** Failing sequences of thousands of steps, whose mistakes are told by their steps alone. */
import assert from 'node:assert/strict';
import type { AnyComponentModel } from '../../../../src/engine/components/model.ts';
import type { SequenceFailure } from '../../../../src/engine/components/shrinkSequence.ts';
import { shrinkSequence } from '../../../../src/engine/components/shrinkSequence.ts';
import { createComponentSource } from '../../../../src/engine/components/source.ts';
import type { Call, ComponentSpec, Sequence, Step } from '../../../../src/engine/components/spec.ts';
import { isCall } from '../../../../src/engine/components/spec.ts';
import { decodeSequence, encodeSequence } from '../../../../src/engine/components/wire.ts';
import type { OracleCase } from '../../../../src/engine/ports.ts';
import { lruCacheModel, lruCacheSpec } from './models/lruCache.ts';
import { meetingSchedulerModel, meetingSchedulerSpec } from './models/meetingScheduler.ts';

/** The index of the first wrong step; −1 without one. `outcomes` are the model's, that of the constructor first. */
type Mistake = (steps: readonly Step[], outcomes: readonly unknown[], sequence: Sequence) => number;

interface Options {
  readonly spec?: ComponentSpec;
  readonly model?: AnyComponentModel;
  readonly sequence: Sequence;
  readonly mistake: Mistake;
  /** Nobody knows at which step: it never comes back. */
  readonly hangs?: boolean;
}

/** Time goes by with the steps of candidates: so the end is the same on any machine. */
const MS_PER_STEP = 0.02;

interface Ended {
  readonly end: Sequence;
  readonly at: number | null;
  /** Steps of all candidates of a batch, batch by batch. */
  readonly batches: readonly (readonly number[])[];
}

async function shrunk({
  spec = lruCacheSpec,
  model = lruCacheModel,
  sequence,
  mistake,
  hangs = false,
}: Options): Promise<Ended> {
  const source = createComponentSource(spec, model);
  const batches: number[][] = [];
  const failureOn = (oracleCase: OracleCase): SequenceFailure | null => {
    const decoded = decodeSequence(oracleCase.args, spec);
    const at = mistake(decoded.steps, JSON.parse(oracleCase.want) as unknown[], decoded);
    if (at < 0) return null;
    const verdict = hangs ? 'time-limit' : 'wrong-answer';
    return { oracleCase, verdict, line: 0, at: hangs ? null : at };
  };
  const [given] = source.expect([encodeSequence(sequence, spec)]);
  assert.ok(given !== null && given !== undefined);
  const failure = failureOn(given);
  assert.ok(failure);
  let tried = 0;
  const smallest = await shrinkSequence(failure, {
    spec,
    clock: { now: () => tried * MS_PER_STEP },
    expect: (inputs) => Promise.resolve(source.expect(inputs)),
    attempt(cases) {
      const lengths = cases.map(({ args }) => decodeSequence(args, spec).steps.length);
      batches.push(lengths);
      tried += lengths.reduce((sum, one) => sum + one, 0);
      return Promise.resolve(cases.map(failureOn));
    },
    isCancelled: () => false,
  });
  return { end: decodeSequence(smallest.oracleCase.args, spec), at: smallest.at ?? null, batches };
}

const METHODS = lruCacheSpec.methods.map(({ name }) => name);
const [PUT, GET, REMOVE] = ['put', 'get', 'remove'].map((name) => METHODS.indexOf(name)) as [
  number,
  number,
  number,
];

const put = (k: number): Call => ({ method: PUT, args: [k, k % 7] });
const get = (k: number): Call => ({ method: GET, args: [k] });
const remove = (k: number): Call => ({ method: REMOVE, args: [k] });
const of = (capacity: number, count: number, step: (i: number) => Step): Sequence => ({
  args: [capacity],
  start: 0,
  steps: Array.from({ length: count }, (_, i) => step(i)),
});
const isAbout = (step: Step | undefined, method: number, key?: number): boolean =>
  step !== undefined && isCall(step) && step.method === method && (key === undefined || step.args[0] === key);

describe('shrinking of long sequences', function () {
  this.timeout(60_000);

  /** Of six thousand steps. */
  const mixed = of(1_000, 6_000, (i) => [put(i), get(i % 900), remove(i % 500)][i % 3] as Step);

  it('ends at the few calls that matter, wherever they are', async () => {
    for (const key of [3, 301, 1_800]) {
      const sequence = { ...mixed, steps: mixed.steps.toSpliced(2_500, 0, put(key), remove(key), get(key)) };
      const mistake: Mistake = (steps) => {
        const removed = steps.findIndex((one) => isAbout(one, REMOVE, key));
        const at = removed < 0 ? -1 : steps.findIndex((one, i) => i > removed && isAbout(one, GET, key));
        return at;
      };
      const { end, at } = await shrunk({ sequence, mistake });
      assert.deepEqual(end.steps, [remove(key), get(key)], `${key}`);
      assert.equal(at, 1);
    }
  });

  it('finds two calls that are far apart and on different keys', async () => {
    const mistake: Mistake = (steps) => {
      const first = steps.findIndex((one) => isAbout(one, PUT, 33));
      return first < 0 ? -1 : steps.findIndex((one, i) => i > first && isAbout(one, PUT, 5_700));
    };
    const { end } = await shrunk({ sequence: mixed, mistake });
    assert.deepEqual(
      end.steps.map((step) => isCall(step) && step.args[0]),
      [33, 5_700],
    );
  });

  it('keeps as many calls as it takes, and no others', async () => {
    const mistake: Mistake = (steps) => {
      let puts = 0;
      return steps.findIndex((one) => isAbout(one, PUT) && (puts += 1) === 450);
    };
    const { end } = await shrunk({ sequence: mixed, mistake });
    assert.equal(end.steps.length, 450);
    assert.ok(end.steps.every((step) => isAbout(step, PUT)));
  });

  it('makes room and calls smaller together', async () => {
    // Something is pushed out of a cache with room for 100 at least.
    const mistake: Mistake = (steps, outcomes, { args }) =>
      Number(args[0]) < 100
        ? -1
        : steps.findIndex((one, i) => isAbout(one, PUT) && (outcomes[i + 1] as unknown[])[0] !== null);
    const { end } = await shrunk({ sequence: of(5_000, 6_000, put), mistake });
    assert.ok(end.steps.length <= 160, `${end.steps.length}`);
  });

  it('finds where it hangs without being told', async () => {
    const mistake: Mistake = (steps) => steps.findIndex((one) => isAbout(one, REMOVE, 77));
    const { end, batches } = await shrunk({ sequence: mixed, mistake, hangs: true });
    assert.deepEqual(end.steps, [remove(77)]);
    assert.ok(batches.flat().length < 200, `${batches.flat().length}`);
  });

  it('lets ids follow the calls that hand them out', async () => {
    const book = (i: number): Call => ({ method: 0, args: [2 * i, 2 * i + 1, 1] });
    const sequence: Sequence = {
      args: [[{ id: 'a', capacity: 1 }]],
      start: 0,
      steps: Array.from({ length: 1_500 }, (_, i) =>
        i % 3 === 2 ? { method: 1, args: [1 + Math.floor(i / 3)] } : book(i),
      ),
    };
    // Whoever gives up the meeting at a certain time is wrong; its id depends on how many were booked before.
    const mistake: Mistake = (steps, outcomes) => {
      const ids = steps.flatMap((one, i) => {
        const booked = isAbout(one, 0) && isCall(one) && one.args[0] === 722;
        const [given] = outcomes[i + 1] as readonly unknown[];
        return booked && Array.isArray(given) ? [given[0] as number] : [];
      });
      return steps.findIndex((one) => ids.some((id) => isAbout(one, 1, id)));
    };
    const { end } = await shrunk({
      spec: meetingSchedulerSpec,
      model: meetingSchedulerModel,
      sequence,
      mistake,
    });
    assert.deepEqual(
      end.steps.map((step) => isCall(step) && step.method),
      [0, 1],
    );
    assert.deepEqual((end.steps[1] as Call).args, [1]);
  });

  it('tries what is short first, and runs what comes after the wrong step never', async () => {
    const mistake: Mistake = (steps) => (steps.length > 1_000 ? steps.findIndex((_, i) => i === 1_000) : -1);
    const { batches, end } = await shrunk({ sequence: mixed, mistake });
    assert.ok(batches.flat().every((length) => length <= 1_001));
    assert.equal(end.steps.length, 1_001);
    assert.ok(Math.max(...(batches[0] ?? [])) < 100, batches[0]?.join(' '));
  });
});
