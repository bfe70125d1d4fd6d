/** Which wrong component belongs to which problem. */
import type { AnyComponentModel } from '../../../../src/engine/components/model.ts';
import type { ComponentSpec } from '../../../../src/engine/components/spec.ts';
import type { Factory } from './harness.ts';
import { hashTableModel, hashTableSpec } from './models/hashTable.ts';
import { lruCacheModel, lruCacheSpec } from './models/lruCache.ts';
import { meetingSchedulerModel, meetingSchedulerSpec } from './models/meetingScheduler.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';
import { bucket, lru, scheduler, table } from './wrong.ts';
import type { BucketFault, LruFault, SchedulerFault, TableFault } from './wrong.ts';

export interface Problem {
  readonly spec: ComponentSpec;
  readonly model: AnyComponentModel;
  readonly right: Factory;
  readonly wrong: readonly (readonly [fault: string, factory: Factory])[];
}

const faulty = <Fault extends string>(
  make: (fault: Fault) => Factory,
  faults: readonly Fault[],
): readonly (readonly [string, Factory])[] => faults.map((fault) => [fault, make(fault)] as const);

const BUCKET: readonly BucketFault[] = [
  'whole intervals',
  'no cap',
  'starts empty',
  'takes on refusal',
  'takes a part',
  'counter per second',
  '32 bits',
  'needs one more',
  'rounds the wait down',
];
const LRU: readonly LruFault[] = [
  'get does not refresh',
  'overwriting does not refresh',
  'overwriting evicts',
  'evicted key stays',
  'capacity 0 keeps one',
  'peek refreshes',
];
const SCHEDULER: readonly SchedulerFault[] = [
  'closed intervals',
  'end points only',
  'first fit',
  'failures take ids',
  'ids are used again',
  'cancelled twice',
  'in order of booking',
];
const TABLE: readonly TableFault[] = [
  'negative index',
  'no key comparison',
  'growth moves nothing',
  'overwriting raises the size',
  'broken probe chain',
  'grows after inserting',
];

export const PROBLEMS: readonly Problem[] = [
  { spec: tokenBucketSpec, model: tokenBucketModel, right: bucket('none'), wrong: faulty(bucket, BUCKET) },
  {
    spec: meetingSchedulerSpec,
    model: meetingSchedulerModel,
    right: scheduler('none'),
    wrong: faulty(scheduler, SCHEDULER),
  },
  { spec: hashTableSpec, model: hashTableModel, right: table('none'), wrong: faulty(table, TABLE) },
  { spec: lruCacheSpec, model: lruCacheModel, right: lru('none'), wrong: faulty(lru, LRU) },
];
