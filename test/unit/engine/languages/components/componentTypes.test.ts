import assert from 'node:assert/strict';
import { PlanError } from '../../../../../src/engine/languages/language.ts';
import {
  componentTypes,
  constructorRefuses,
  errName,
  instanceName,
  methodSignature,
  pascalCode,
  refuseRealTime,
} from '../../../../../src/engine/languages/components/componentTypes.ts';
import { parseType } from '../../../../../src/engine/values/type.ts';
import { specOf } from '../../components/models/specOf.ts';
import { lruCacheSpec } from '../../components/models/lruCache.ts';
import { meetingSchedulerSpec } from '../../components/models/meetingScheduler.ts';
import { tokenBucketSpec } from '../../components/models/tokenBucket.ts';

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

const pairsOf = (...[spec, takesTuple]: Parameters<typeof componentTypes>): readonly [string, string][] =>
  [...componentTypes(spec, takesTuple)].map(([text, { name }]) => [name, text]);

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

  it('gives no record the name of the component or of what stands beside it', () => {
    const [first] = lruCacheSpec.methods;
    assert.ok(first);
    const record = (name: string, type: string): (typeof first.params)[number] => ({
      kind: 'value',
      name,
      type: parseType(type),
      domain: { kind: 'bool' },
      pool: null,
      small: [],
    });
    const method = {
      ...first,
      params: [record('lruCache', '{a:int}'), record('clocks', '{b:int}[]'), record('x', '{a:int}?')],
    };
    assert.deepEqual(pairsOf({ ...lruCacheSpec, params: [], methods: [method] }), [
      ['LruCacheValue', '{a:int}'],
      ['ClocksValue', '{b:int}'],
    ]);
  });

  it('refuses the real time at its place, where there is a clock', () => {
    const uses = [
      { pattern: /\bnow\(\)/g, shown: 'now()' },
      { pattern: /\bsleep\(/g, shown: 'sleep()' },
    ];
    const source = { path: '/a/b.x', text: 'a\n"now()" sleep(1)\nnow()\n' };
    const masked = 'a\n        sleep(1)\nnow()\n';
    assert.throws(
      () => refuseRealTime(source, masked, tokenBucketSpec, uses, 'clock.nowMs()'),
      (error) => {
        assert.ok(error instanceof PlanError);
        assert.deepEqual(error.messages, [
          {
            file: '/a/b.x',
            line: 2,
            column: 9,
            severity: 'error',
            text: 'Kode moves the clock: ask `clock.nowMs()` instead of `sleep()`.',
          },
        ]);
        return true;
      },
    );
    refuseRealTime(source, masked, lruCacheSpec, uses, 'clock.nowMs()');
    // A text within brackets was blanked: that is not `now()`.
    refuseRealTime(
      { ...source, text: 'now("")' },
      'now(  )',
      tokenBucketSpec,
      [{ pattern: /\bnow\(\s*\)/g, shown: '' }],
      '',
    );
  });
});
