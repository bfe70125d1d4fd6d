import assert from 'node:assert/strict';
import { doublingSizes, judgeGrowth, measureGrowth } from '../../../../src/engine/grading/growth.ts';
import type { SizeTimes } from '../../../../src/engine/grading/growth.ts';
import { makeRng } from '../../../../src/engine/values/rng.ts';

type Cost = (n: number) => number;
const linear: Cost = (n) => 3 * n + 200;
const linearithmic: Cost = (n) => n * Math.log2(n) + 300;
const quadratic: Cost = (n) => n * n * 0.7 + 200;

/** Times with noise: mostly a few per cent, now and then a call that was interrupted. */
function times(own: Cost, shipped: Cost, seed: number, noise = 0.08): SizeTimes[] {
  const rng = makeRng(seed);
  const one = (cost: Cost, n: number): number =>
    cost(n) * (1 + (noise * rng.int(0, 1000)) / 1000) * (rng.chance(0.1) ? 3 : 1);
  return doublingSizes(64_000).map((size) => ({
    size,
    own: Array.from({ length: 5 }, () => one(own, size)),
    shipped: Array.from({ length: 5 }, () => one(shipped, size)),
  }));
}

describe('growth', () => {
  it('is the same for the same curve, whatever the constant, through noise', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      assert.equal(judgeGrowth(times((n) => 12 * n, linear, seed)).verdict, 'same');
    }
  });

  it('never calls n log n faster than n', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      assert.notEqual(judgeGrowth(times(linearithmic, linear, seed)).verdict, 'faster');
    }
  });

  it('sees one power of n, in words', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const growth = judgeGrowth(times(quadratic, linear, seed));
      assert.equal(growth.verdict, 'faster');
      assert.match(growth.text, /doubling the input made yours about (3\.\d|4(\.\d)?) times slower/);
    }
  });

  it('is not held against who grows slower than the shipped solution', () => {
    assert.equal(judgeGrowth(times(linear, quadratic, 1)).verdict, 'same');
  });

  it('says nothing on a machine that jumps about, or from too few sizes', () => {
    const rng = makeRng(5);
    const wild = doublingSizes(64_000).map((size) => ({
      size,
      own: Array.from({ length: 5 }, () => linear(size) * (1 + rng.int(0, 40))),
      shipped: [linear(size)],
    }));
    assert.equal(judgeGrowth(wild).verdict, 'not-judged');
    assert.equal(judgeGrowth(times(linear, linear, 1).slice(0, 4)).verdict, 'not-judged');
  });

  it('measures in turn, repeats short calls, and stops where calls get long', async () => {
    const calls: string[] = [];
    let now = 0;
    const port = (name: string, cost: Cost) => (size: number, repeats: number) => {
      calls.push(name);
      now += 1;
      return Promise.resolve(Array.from({ length: repeats }, () => cost(size)));
    };
    const measured = await measureGrowth(doublingSizes(1 << 20), {
      own: port('own', quadratic),
      shipped: port('shipped', linear),
      now: () => now,
    });
    assert.ok(calls.every((call, i) => call === (i % 2 === 0 ? 'own' : 'shipped')));
    assert.ok(measured.length >= 5 && measured.length < doublingSizes(1 << 20).length);
    assert.equal(judgeGrowth(measured).verdict, 'faster');
  });

  it('gives up at the size that does not answer', async () => {
    const measured = await measureGrowth([64, 128, 256], {
      own: (size) => Promise.resolve(size > 100 ? null : [1000]),
      shipped: () => Promise.resolve([1000]),
      now: () => 0,
    });
    assert.deepEqual(
      measured.map((one) => one.size),
      [64],
    );
  });
});
