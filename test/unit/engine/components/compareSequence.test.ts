import assert from 'node:assert/strict';
import type { World } from '../../../../src/engine/components/model.ts';
import { defineComponent } from '../../../../src/engine/components/model.ts';
import type { ComponentSource } from '../../../../src/engine/components/source.ts';
import { createComponentSource } from '../../../../src/engine/components/source.ts';
import { specOf } from './models/specOf.ts';
import { hashTableModel, hashTableSpec } from './models/hashTable.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';

const bucket = createComponentSource(tokenBucketSpec, tokenBucketModel);
const table = createComponentSource(hashTableSpec, hashTableModel);

/** Where a reply leaves what is right for these arguments: the index, and why. */
function leaves(source: ComponentSource, args: string, got: string): readonly [number, string | null] | null {
  const [right] = source.expect([args]);
  assert.ok(right, args);
  const divergence = source.diverge(right.args, right.want, got);
  assert.deepEqual(
    source.judge(right.args, right.want, got),
    divergence === null ? { ok: true } : { ok: false, why: divergence.why },
  );
  return divergence === null ? null : [divergence.at, divergence.why];
}

describe('the first divergence', () => {
  const args = '[[1,1,1000],[[0,1],[-1,999],[2,1],[0,-1],[1]],0]';
  const right = '[[null],[true],null,["1"],"INVALID",[0]]';

  it('is none where all is right', () => {
    assert.equal(leaves(bucket, args, right), null);
  });

  const cases: readonly (readonly [what: string, got: string, at: number, why: string | null])[] = [
    ['a wrong value', '[[null],[true],null,["2"],"INVALID",[0]]', 2, null],
    ['the first of two', '[[null],[false],null,["2"],"INVALID",[0]]', 0, null],
    ['another code', '[[null],[true],null,["1"],"FULL",[0]]', 3, null],
    ['a value for a refusal', '[[null],[true],null,["1"],[false],[0]]', 3, null],
    ['a refusal for a value', '[[null],"INVALID"]', 0, null],
    ['a refusal by the constructor', '["INVALID"]', -1, null],
    ['a crash', '[[null],[true],null,{"type":"E","message":"m","line":3}]', 2, null],
    [
      'a value of another type',
      '[[null],[true],null,[0.5]]',
      2,
      'expected a whole number of 64 bits, got 0.5',
    ],
    ['a reply that ends early', '[[null],[true],null]', 2, 'The solution answered nothing from here on.'],
    ['a reply that cannot be read', 'oops', -1, 'The solution answered nothing from here on.'],
  ];
  for (const [what, got, at, why] of cases) {
    it(`is ${what}`, () => {
      assert.deepEqual(leaves(bucket, args, got), [at, why]);
    });
  }

  it('is a constructor that takes what has to be refused', () => {
    assert.deepEqual(leaves(bucket, '[[0,1,1000],[[1]],0]', '[[null]]'), [-1, null]);
  });

  it('knows results whose order is free', () => {
    const keys = '[[8,"length"],[[0,"a",1],[0,"b",2],[5]],0]';
    assert.equal(leaves(table, keys, '[[null],[null],[null],[["b","a"]]]'), null);
    assert.deepEqual(leaves(table, keys, '[[null],[null],[null],[["b","b"]]]'), [2, null]);
  });

  it('asks the model about results of which several are right', () => {
    const spec = specOf(`
name: Bag
methods:
  - call: "add(n: int) -> void"
    args: { n: { range: [0, 9] } }
  - call: "any() -> int?"
    pure: true
    compare: free
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: One., new: [], steps: [] }
  - { note: Two., new: [], steps: [] }
`);
    interface Bag {
      readonly items: number[];
      add(n: number): void;
      any(): number | null;
    }
    const model = defineComponent<Bag>({
      create: (_world: World) => ({
        items: [],
        add(n) {
          this.items.push(n);
        },
        any() {
          return this.items[0] ?? null;
        },
      }),
      show: ({ items }) => items,
      accepts: {
        any: ({ items }, _args, got) =>
          got === null
            ? items.length === 0 || 'The bag is not empty.'
            : items.includes(got as number) || `${Number(got)} is not in the bag.`,
      },
    });
    const bag = createComponentSource(spec, model);
    const calls = '[[],[[1],[0,4],[0,5],[1],[0,6]],0]';
    assert.equal(leaves(bag, calls, '[[null],[null],[null],[null],[5],[null]]'), null);
    assert.deepEqual(leaves(bag, calls, '[[null],[null],[null],[null],[6],[null]]'), [
      3,
      '6 is not in the bag.',
    ]);
    assert.deepEqual(leaves(bag, calls, '[[null],[4],[null],[null],[4],[null]]'), [
      0,
      '4 is not in the bag.',
    ]);
  });
});
