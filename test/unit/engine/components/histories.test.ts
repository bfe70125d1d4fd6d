import assert from 'node:assert/strict';
import { outsideSpec } from '../../../../src/engine/components/check.ts';
import { historyOf, SCENARIOS, scenarioOf } from '../../../../src/engine/components/histories.ts';
import { checkHistory } from '../../../../src/engine/components/linearizability.ts';
import { ModelRun } from '../../../../src/engine/components/run.ts';
import { isCall } from '../../../../src/engine/components/spec.ts';
import type { Call } from '../../../../src/engine/components/spec.ts';
import { makeRng } from '../../../../src/engine/values/rng.ts';
import { interleave } from './interleaving.ts';
import { cellsModel, cellsSpec } from './models/cells.ts';
import { hashTableModel, hashTableSpec } from './models/hashTable.ts';
import { lruCacheModel, lruCacheSpec } from './models/lruCache.ts';
import { meetingSchedulerModel, meetingSchedulerSpec } from './models/meetingScheduler.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';

const SUBJECTS = [
  [tokenBucketSpec, tokenBucketModel],
  [meetingSchedulerSpec, meetingSchedulerModel],
  [lruCacheSpec, lruCacheModel],
  [cellsSpec, cellsModel],
] as const;

describe('concurrent scenarios', () => {
  it('are small, valid, and end with calls that only look', () => {
    for (const [spec, model] of SUBJECTS) {
      for (let index = 0; index < SCENARIOS; index += 1) {
        const { made, before, threads, after } = scenarioOf(spec, model, 1, index);
        const steps = [...before, ...threads.flat(), ...after];
        assert.equal(outsideSpec({ ...made, steps }, spec), null);
        assert.ok(before.length <= 5 && threads.length >= 2 && threads.length <= 3);
        for (const calls of threads) assert.ok(calls.length >= 3 && calls.length <= 5);
        assert.ok(threads.flat().every(isCall), 'the clock stands still');
        assert.ok(after.every(({ method }) => spec.methods[method]!.pure));
        assert.ok(new ModelRun(spec, model, made).state !== null, 'it can be made');
      }
    }
  });

  it('are the same from the same seed and index', () => {
    const of = (seed: number): unknown[] =>
      Array.from({ length: 10 }, (_, i) => scenarioOf(lruCacheSpec, lruCacheModel, seed, i));
    assert.deepEqual(of(1), of(1));
    assert.notDeepEqual(of(1), of(2));
    assert.deepEqual(scenarioOf(lruCacheSpec, lruCacheModel, 1, 7), of(1)[7]);
  });

  it('are for components that threads share', () => {
    assert.throws(() => scenarioOf(hashTableSpec, hashTableModel, 1, 0), /one thread at a time/);
  });

  it('show a component whose calls take effect in two parts', () => {
    // Each thread reads the level before any of them has written it: the last token goes to two of them.
    const caught = Array.from({ length: SCENARIOS }, (_, i) => i).filter((index) => {
      const scenario = scenarioOf(tokenBucketSpec, tokenBucketModel, 1, index);
      const seen = scenario.threads.map((calls, thread) => {
        const own = new ModelRun(tokenBucketSpec, tokenBucketModel, scenario.made);
        for (const step of scenario.before) own.step(step);
        return calls.map((call, i) => ({
          outcome: own.step(call),
          from: 10 * i + thread,
          to: 10 * i + 5 + thread,
        }));
      });
      const history = historyOf(scenario, seen, []);
      return checkHistory(tokenBucketSpec, tokenBucketModel, history).kind === 'illegal';
    }).length;
    assert.ok(caught > SCENARIOS * 0.3, `${caught} of the scenarios`);
  });

  it('are legal for what a correct component gives, with the looks after the threads', () => {
    for (const [spec, model] of SUBJECTS) {
      for (let index = 0; index < 60; index += 1) {
        const scenario = scenarioOf(spec, model, 3, index);
        // In one order, each thread in turn: what comes of it is legal whatever the stamps are.
        const threads = [[...scenario.threads.flat(), ...scenario.after]] as readonly (readonly Call[])[];
        const fresh = { ...scenario, before: [] };
        const { calls } = interleave(spec, model, scenario.made, threads, makeRng(index));
        let at = 0;
        const seen = scenario.threads.map((own) =>
          own.map(() => ({ ...calls[at]!, from: 0, to: 1, at: at++ })),
        );
        const after = scenario.after.map(() => calls[at++]!.outcome!);
        const history = historyOf(fresh, seen, after);
        assert.equal(history.calls.length, calls.length);
        assert.equal(checkHistory(spec, model, history).kind, 'legal');
      }
    }
  });

  it('take a thread that hung for one that made fewer calls', () => {
    const scenario = scenarioOf(cellsSpec, cellsModel, 1, 0);
    const history = historyOf(scenario, [[{ outcome: null, from: 3, to: Infinity }]], []);
    assert.deepEqual(history.calls, [
      { thread: 0, call: scenario.threads[0]![0]!, outcome: null, from: 3, to: Infinity },
    ]);
  });
});
