import assert from 'node:assert/strict';
import type { World } from '../../../../src/engine/components/model.ts';
import { defineComponent, refuse } from '../../../../src/engine/components/model.ts';
import { ModelRun, runSequence } from '../../../../src/engine/components/run.ts';
import type { AnyComponentModel } from '../../../../src/engine/components/model.ts';
import { specOf } from './models/specOf.ts';
import { hashTableModel, hashTableSpec } from './models/hashTable.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';

const spec = specOf(`
name: Box
clock: true
errors:
  FULL: There is no room.
methods:
  - call: "add(items: int[]) -> int"
    args: { items: { length: [0, 9], items: { range: [0, 9] } } }
    errors: [FULL]
  - call: "all() -> int[]"
    pure: true
  - call: "first() -> int?"
    pure: true
  - call: "age() -> long"
    pure: true
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: One., new: [], steps: [] }
  - { note: Two., new: [], steps: [] }
`);

class Box {
  items: number[] = [];
  private readonly world: World;
  private readonly since: number;
  constructor(world: World) {
    this.world = world;
    this.since = world.now();
  }
  add(items: number[]): number {
    if (items.length > 3) refuse('FULL');
    this.items.push(...items);
    items.length = 0;
    return this.items.length;
  }
  all(): number[] {
    return this.items;
  }
  first(): number | undefined {
    return this.items[0];
  }
  age(): number {
    return this.world.now() - this.since;
  }
}

const modelOf = (create: (world: World) => Box): AnyComponentModel =>
  defineComponent<Box>({ create, show: ({ items }) => items });

const run = (model: AnyComponentModel): ModelRun => new ModelRun(spec, model, { args: [], start: 10 }, true);

describe('the run of a model', () => {
  it('gives values, refusals and the time', () => {
    const one = run(modelOf((world) => new Box(world)));
    assert.deepEqual(one.step({ method: 0, args: [[4, 5]] }), { kind: 'value', value: 2 });
    assert.deepEqual(one.step({ method: 0, args: [[1, 2, 3, 4]] }), { kind: 'refused', code: 'FULL' });
    assert.deepEqual(one.step({ advance: 7 }), { kind: 'moved' });
    assert.deepEqual(one.step({ method: 3, args: [] }), { kind: 'value', value: 7 });
    assert.equal(one.now, 17);
    assert.deepEqual(one.show(), [4, 5]);
  });

  it('shares nothing: neither arguments nor results', () => {
    const one = run(modelOf((world) => new Box(world)));
    const args = [[4, 5]];
    one.step({ method: 0, args });
    assert.deepEqual(args, [[4, 5]]);
    const all = one.step({ method: 1, args: [] });
    one.step({ method: 0, args: [[6]] });
    assert.deepEqual(all, { kind: 'value', value: [4, 5] });
  });

  it('takes what is not there for the missing value of an optional result', () => {
    assert.deepEqual(run(modelOf((world) => new Box(world))).step({ method: 2, args: [] }), {
      kind: 'value',
      value: null,
    });
  });

  const broken: readonly (readonly [what: string, change: (box: Box) => void, message: RegExp])[] = [
    [
      'a refusal that left a trace',
      (box) => (box.add = (items) => (box.items.push(...items), refuse('FULL'))),
      /refused, and its state/,
    ],
    [
      'a look that changed something',
      (box) => (box.all = () => [box.items.push(1)]),
      /is pure, and its state/,
    ],
    [
      'a code that is not listed',
      (box) => (box.add = () => refuse('EMPTY')),
      /"EMPTY", which the problem does not list/,
    ],
    ['a result of another type', (box) => (box.add = () => 0.5), /gave a wrong type/],
    [
      'an error that is no refusal',
      (box) => (box.add = () => (null as unknown as number[]).length),
      /threw in add/,
    ],
    ['a method that is missing', (box) => ((box as { add: unknown }).add = undefined), /no method "add"/],
  ];
  for (const [what, change, message] of broken) {
    it(`turns down ${what}`, () => {
      const one = run(
        modelOf((world) => {
          const box = new Box(world);
          change(box);
          return box;
        }),
      );
      assert.throws(
        () => {
          one.step({ method: 0, args: [[1]] });
          one.step({ method: 1, args: [] });
        },
        { name: 'ModelError', message },
      );
    });
  }

  for (const [what, state] of [
    ['a Map', new Map([[1, 2]])],
    ['a Set in an object', { seen: new Set([1]) }],
    ['nothing', undefined],
    ['a number that JSON does not have', [NaN]],
    ['a field without a value', { a: undefined }],
  ] as const) {
    it(`turns down ${what} for a state: others would look like it`, () => {
      const model = defineComponent<Box>({ create: (world: World) => new Box(world), show: () => state });
      assert.throws(() => run(model).step({ method: 1, args: [] }), {
        name: 'ModelError',
        message: /no plain data/,
      });
    });
  }

  it('ends where the constructor refuses', () => {
    const sequence = { args: [0, 1, 1], steps: [{ method: 1, args: [] }], start: 3 };
    assert.deepEqual(runSequence(tokenBucketSpec, tokenBucketModel, sequence), {
      sequence: { args: [0, 1, 1], steps: [], start: 3 },
      outcomes: [{ kind: 'refused', code: 'INVALID' }],
      states: [],
    });
  });

  it('hands over functions by name, and shows the state after each step', () => {
    const create = (_world: World, buckets: number, hash: (key: string) => number): object => ({
      put: (k: string) => hash(k) % buckets,
    });
    const model = { ...hashTableModel, create, show: () => 'state' } as AnyComponentModel;
    const result = runSequence(
      hashTableSpec,
      model,
      { args: [8, 'length'], steps: [{ method: 0, args: ['abc', 0] }], start: 0 },
      { states: true },
    );
    assert.deepEqual(result?.outcomes[1], { kind: 'value', value: 3 });
    assert.deepEqual(result.states, ['state', 'state']);
  });
});
