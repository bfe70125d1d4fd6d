import assert from 'node:assert/strict';
import {
  componentTypes,
  constructorRefuses,
  errName,
  instanceName,
  methodSignature,
  pascalCode,
} from '../../../../../src/engine/languages/components/componentTypes.ts';
import { specOf } from '../../components/models/specOf.ts';
import { lruCacheSpec } from '../../components/models/lruCache.ts';
import { meetingSchedulerSpec } from '../../components/models/meetingScheduler.ts';

const shared = specOf(`
name: Shop
constructor:
  - { name: items, type: "{id:int,price:int}[]", length: [0, 2], items: { parts: { id: { range: [0, 9] }, price: { range: [0, 9] } } } }
methods:
  - call: "add(thing: {id:int,price:int}) -> bool"
    args: { thing: { parts: { id: { range: [0, 9] }, price: { range: [0, 9] } } } }
  - call: "best() -> {id:int,price:int}?"
  - call: "sum() -> {total:int}"
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: a, new: [[]], steps: [] }
  - { note: b, new: [[]], steps: [] }
`);

describe('a component as signatures', () => {
  it('names records after parameters and methods, one name for a type', () => {
    const names = (spec: typeof shared): readonly string[] =>
      [...componentTypes(spec, () => true).values()].map(({ name }) => name);
    assert.deepEqual(names(meetingSchedulerSpec), ['Room', 'BookResult', 'ScheduleResult']);
    assert.deepEqual(names(shared), ['Item', 'SumResult']);
    assert.deepEqual(names(lruCacheSpec), []);
  });

  it('makes a method a function', () => {
    const [method] = lruCacheSpec.methods;
    assert.ok(method);
    const { name, params, returns } = methodSignature(method);
    assert.deepEqual([name, params.map((one) => one.name), returns.kind], ['put', ['k', 'v'], 'optional']);
  });

  it('knows who refuses, and names of codes', () => {
    assert.equal(constructorRefuses(meetingSchedulerSpec), true);
    assert.equal(constructorRefuses(shared), false);
    assert.deepEqual(['NO_ROOM', 'INVALID', 'TOO_2_MANY'].map(pascalCode), ['NoRoom', 'Invalid', 'Too2Many']);
    assert.equal(errName('NO_ROOM'), 'ErrNoRoom');
    assert.deepEqual([lruCacheSpec, meetingSchedulerSpec].map(instanceName), ['cache', 'scheduler']);
  });
});
