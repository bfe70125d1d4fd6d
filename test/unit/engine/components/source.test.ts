import assert from 'node:assert/strict';
import type { AnyComponentModel } from '../../../../src/engine/components/model.ts';
import { createComponentSource } from '../../../../src/engine/components/source.ts';
import { decodeSequence } from '../../../../src/engine/components/wire.ts';
import { doublingSizes } from '../../../../src/engine/grading/growth.ts';
import { GROWTH_STRIDE } from '../../../../src/engine/grading/growthRun.ts';
import { answer } from './harness.ts';
import { hashTableModel, hashTableSpec } from './models/hashTable.ts';
import { lruCacheModel, lruCacheSpec } from './models/lruCache.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';
import { lru, table } from './wrong.ts';

describe('the cases of a component', () => {
  const source = createComponentSource(lruCacheSpec, lruCacheModel);

  it('begin with the examples, and have none where the learner or nobody makes them', () => {
    const examples = source.next('examples', 1, 0, 10);
    assert.equal(examples.length, lruCacheSpec.examples.length);
    assert.equal(examples[1]?.args, '[[0],[[0,1,10],[1,1]],0]');
    assert.equal(examples[1].want, '[[null],[null],[null]]');
    assert.deepEqual(source.next('own', 1, 0, 10), []);
    assert.deepEqual(source.next('adversarial', 1, 0, 10), []);
  });

  it('have one large sequence for each family, which a right component gets right', () => {
    for (const [whole, model, right] of [
      [lruCacheSpec, lruCacheModel, lru('none')],
      [hashTableSpec, hashTableModel, table('none')],
    ] as const) {
      const spec = { ...whole, growth: { ...whole.growth, calls: 20_000 } };
      const own = createComponentSource(spec, model);
      const cases = own.next('large', 1, 0, 10);
      assert.equal(cases.length, 1);
      for (const { args, want } of cases) {
        assert.equal(decodeSequence(args, spec).steps.length, spec.growth.calls);
        assert.equal(answer(spec, right, args), want);
      }
    }
  });

  it('grow in doubling sizes', () => {
    const spec = { ...tokenBucketSpec, growth: { perCall: '1', calls: 20_000 } } as const;
    const sizes = doublingSizes(20_000);
    const own = createComponentSource(spec, tokenBucketModel);
    const lengths = own
      .next('growth', 1, 0, GROWTH_STRIDE)
      .map(({ args }) => decodeSequence(args, tokenBucketSpec).steps.length);
    assert.deepEqual(lengths, sizes);
    assert.deepEqual(own.next('growth', 1, GROWTH_STRIDE, 1), [], 'there is one family');
  });

  it('are refused where they are not valid', () => {
    const inputs = ['[[-2],[],0]', '[[1],[[9]],0]', '[[1],[[-1,5]],0]', '[[1],[],5]', 'x', '[[1],[[4]],0]'];
    const [size, method, clock, start, junk, fine] = source.expect(inputs);
    assert.deepEqual([size, method, clock, start, junk], [null, null, null, null, null]);
    assert.equal(fine?.want, '[[null],[[]]]');
    assert.equal(fine.size, 2);
  });

  it('stop with an error where the content is broken, and never blame a solution', () => {
    const lost = createComponentSource(lruCacheSpec, {
      ...lruCacheModel,
      large: { lost: () => ({ args: [-5], steps: [], start: 0 }) },
    });
    assert.throws(() => lost.next('large', 1, 0, 1), {
      name: 'ModelError',
      message: /capacity: -5 is outside/,
    });
    const broken: AnyComponentModel = { ...lruCacheModel, show: () => [Math.random()] };
    assert.throws(() => createComponentSource(lruCacheSpec, broken).expect(['[[1],[[4]],0]']), {
      name: 'ModelError',
      message: /"keys" is pure/,
    });
    const free = {
      ...lruCacheSpec,
      methods: lruCacheSpec.methods.map((one) => ({ ...one, compare: { kind: 'free' } as const })),
    };
    const silent = createComponentSource(free, lruCacheModel);
    assert.throws(() => silent.judge('[[1],[[4]],0]', '[[null],[[]]]', '[[null],[[1]]]'), {
      name: 'ModelError',
      message: /no accepts\.keys/,
    });
  });
});
