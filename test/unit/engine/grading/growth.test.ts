import assert from 'node:assert/strict';
import {
  agreedGrowth,
  doublingSizes,
  judgeGrowth,
  measureGrowth,
} from '../../../../src/engine/grading/growth.ts';
import type { SizeTimes } from '../../../../src/engine/grading/growth.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';
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

/** A cost per item that steps up where the data leaves a cache. */
const cached = (cost: Cost, edge: number, step: number): Cost => {
  return (n) => cost(n) * (n > edge ? step : 1);
};

/** Two programs of the same class as far as a clock can tell: other constants, a logarithm, a cache, an allocator. */
function rightPair(rng: Rng): [Cost, Cost] {
  const scale = 10 ** (rng.int(-100, 100) / 100);
  const base = [linear, linearithmic, (n: number) => 40 * Math.log2(n) + 900, quadratic][
    rng.int(0, 3)
  ] as Cost;
  const own: Cost = (n) => scale * base(n) + rng.int(100, 101);
  switch (rng.int(0, 4)) {
    case 0:
      return [own, base];
    case 1:
      return [(n) => scale * linearithmic(n), linear];
    case 2:
      return [cached(own, 2 ** rng.int(10, 16), 1 + rng.int(0, 100) / 100), base];
    case 3:
      return [cached(own, 2 ** rng.int(10, 16), 2.5), cached(base, 2 ** rng.int(10, 16), 1.5)];
    default:
      return [cached((n) => scale * linearithmic(n), 2 ** rng.int(12, 15), 2), linear];
  }
}

/** The own one is a power of n slower, and needs more time in the end: else there is nothing to complain about. */
function slowerPair(rng: Rng): [Cost, Cost] {
  const scale = 10 ** (rng.int(-30, 60) / 100);
  switch (rng.int(0, 3)) {
    case 0:
      return [(n) => scale * quadratic(n), linear];
    case 1:
      return [(n) => scale * quadratic(n), linearithmic];
    case 2:
      return [(n) => scale * linear(n), (n) => 60 * Math.log2(n) + 200];
    default:
      return [cached((n) => scale * quadratic(n), 2 ** 14, 1.4), cached(linear, 2 ** 12, 1.5)];
  }
}

/**
 * Five CPU samples a size on one of several machines: quiet, shared (every call costs up to 40 % more, caches being cold),
 * with a clock of microseconds, with pauses for garbage, and with a mood that changes slowly.
 */
function measured(own: Cost, shipped: Cost, seed: number): SizeTimes[] {
  const rng = makeRng(seed * 7919);
  const noise = [0.03, 0.1, 0.4][rng.int(0, 2)] as number;
  const tick = [1, 1000][rng.int(0, 1)] as number;
  const pauses = [0, 0.05, 0.15][rng.int(0, 2)] as number;
  let mood = 1;
  const one = (cost: Cost, n: number): number => {
    mood = Math.min(1.5, Math.max(1, mood + rng.int(-50, 50) / 1000));
    const time = cost(n) * mood * (1 + (noise * rng.int(0, 1000)) / 1000) * (rng.chance(pauses) ? 2.5 : 1);
    return Math.floor(time / tick) * tick;
  };
  const rounds = Array.from({ length: 5 }, () =>
    doublingSizes(64_000).map((size) => ({ own: one(own, size), shipped: one(shipped, size) })),
  );
  return doublingSizes(64_000).map((size, i) => ({
    size,
    own: rounds.map((round) => round[i]?.own ?? 0),
    shipped: rounds.map((round) => round[i]?.shipped ?? 0),
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
    assert.equal(judgeGrowth(wild).verdict, 'not-sure');
    assert.match(judgeGrowth(wild).text, /too busy/);
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
      load: () => 0,
    });
    assert.ok(calls.every((call, i) => call === (i % 2 === 0 ? 'own' : 'shipped')));
    assert.ok(measured.every((one) => one.own.length === 5 && one.shipped.length === 5));
    assert.ok(measured.length >= 5 && measured.length < doublingSizes(1 << 20).length);
    assert.equal(judgeGrowth(measured).verdict, 'faster');
  });

  it('has enough samples of a slow program beside a quick one', async () => {
    let now = 0;
    const timed = (cost: Cost) => (size: number, repeats: number) => {
      now += (cost(size) * repeats) / 1e6;
      return Promise.resolve(new Array<number>(repeats).fill(cost(size)));
    };
    const measured = await measureGrowth(doublingSizes(1 << 20), {
      own: timed((n) => n * n * 2),
      shipped: timed((n) => n * 2),
      now: () => now,
      load: () => 0,
    });
    assert.ok(measured.every((one) => one.own.length === 5));
    assert.equal(judgeGrowth(measured).verdict, 'faster');
  });

  it('gives up at the size that does not answer', async () => {
    const measured = await measureGrowth([64, 128, 256], {
      own: (size) => Promise.resolve(size > 100 ? null : [1000]),
      shipped: () => Promise.resolve([1000]),
      now: () => 0,
      load: () => 0,
    });
    assert.deepEqual(
      measured.map((one) => one.size),
      [64],
    );
  });

  it('gives a full machine more time, and every size the same number of samples', async () => {
    const rounds = async (load: number): Promise<readonly number[]> => {
      let now = 0;
      const call = (size: number, repeats: number): Promise<number[]> => {
        now += 20;
        return Promise.resolve(new Array<number>(repeats).fill(size * 100));
      };
      const measured = await measureGrowth(doublingSizes(64_000), {
        own: call,
        shipped: call,
        now: () => now,
        load: () => load,
      });
      return measured.map((one) => one.own.length);
    };
    assert.deepEqual(new Set(await rounds(0)), new Set([5]));
    assert.deepEqual(new Set(await rounds(9)), new Set([5]));
  });

  it('has enough sizes where the largest is small', () => {
    assert.deepEqual(doublingSizes(2000), [62, 125, 250, 500, 1000, 2000]);
    assert.deepEqual(doublingSizes(64_000).length, 8);
    assert.deepEqual(doublingSizes(20), [10, 20]);
  });

  it('needs two measurements that agree for a claim against the learner', () => {
    const faster = judgeGrowth(times(quadratic, linear, 1));
    const same = judgeGrowth(times(linear, linear, 1));
    assert.equal(agreedGrowth(faster, faster).verdict, 'faster');
    assert.equal(agreedGrowth(faster, same).verdict, 'not-sure');
    assert.match(agreedGrowth(faster, same).text, /did not agree/);
    assert.equal(agreedGrowth(same, faster).verdict, 'same');
  });

  it('raises no false alarm over 500 right pairs on machines of all kinds', () => {
    const counts = { same: 0, faster: 0, 'not-sure': 0, 'not-judged': 0 };
    for (let seed = 1; seed <= 500; seed += 1) {
      const [own, shipped] = rightPair(makeRng(seed));
      const first = judgeGrowth(measured(own, shipped, seed));
      // Even the first measurement alone may not be wrong.
      counts[first.verdict] += 1;
      assert.notEqual(first.verdict, 'faster', `seed ${seed}: ${first.text}`);
    }
    assert.ok(counts.same >= 400, JSON.stringify(counts));
  });

  it('flags at least 95 of 100 pairs that are one class apart, on the same machines', () => {
    let flagged = 0;
    for (let seed = 1; seed <= 500; seed += 1) {
      const [own, shipped] = slowerPair(makeRng(seed));
      const first = judgeGrowth(measured(own, shipped, seed));
      const growth = agreedGrowth(first, judgeGrowth(measured(own, shipped, seed + 1000)));
      if (growth.verdict === 'faster') flagged += 1;
    }
    assert.ok(flagged >= 475, `${flagged} of 500`);
  });
});
