import assert from 'node:assert/strict';
import { outsideSpec } from '../../../../src/engine/components/check.ts';
import { farSteps, stepsAround } from '../../../../src/engine/components/clockSteps.ts';
import type { World } from '../../../../src/engine/components/model.ts';
import { defineComponent, refuse } from '../../../../src/engine/components/model.ts';
import { RANDOM_SEQUENCES, randomSequence, SWARMS } from '../../../../src/engine/components/sequences.ts';
import { smallSequences } from '../../../../src/engine/components/smallSequences.ts';
import { createComponentSource } from '../../../../src/engine/components/source.ts';
import type { Sequence } from '../../../../src/engine/components/spec.ts';
import { isCall } from '../../../../src/engine/components/spec.ts';
import { decodeSequence, encodeSequence } from '../../../../src/engine/components/wire.ts';
import { lruCacheModel, lruCacheSpec } from './models/lruCache.ts';
import { meetingSchedulerModel, meetingSchedulerSpec } from './models/meetingScheduler.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';
import { specOf } from './models/specOf.ts';
import { failureOn } from './shrinking.ts';
import { PROBLEMS } from './zoo.ts';

/** Gives the time, and refuses to where it has gone back. */
const STAMPS = `
name: Stamps
clock: CLOCK
errors: { BACK: The clock went back. }
methods:
  - call: "next() -> long"
    errors: [BACK]
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: One., new: [], steps: [] }
  - { note: Two., new: [], steps: [] }
`;

const stamps = defineComponent<{ last: number }>({
  create: (world: World) => ({
    last: 0,
    next(): number {
      if (world.now() < this.last) refuse('BACK');
      this.last = world.now();
      return this.last;
    },
  }),
  show: ({ last }) => last,
});

const PHASES = ['examples', 'small', 'random'] as const;

describe('generated sequences', () => {
  it('are the same from the same seed, phase and index, in any order, and others from another seed', () => {
    for (const { spec, model } of PROBLEMS) {
      const source = createComponentSource(spec, model);
      const all = source.next('random', 7, 0, RANDOM_SEQUENCES + 5);
      assert.equal(all.length, RANDOM_SEQUENCES);
      const fresh = createComponentSource(spec, model);
      assert.deepEqual(fresh.next('random', 7, 100, 3), all.slice(100, 103));
      assert.deepEqual(fresh.next('random', 7, 5, 1), all.slice(5, 6));
      assert.notDeepEqual(fresh.next('random', 8, 5, 1), all.slice(5, 6));
      assert.deepEqual(fresh.next('small', 8, 0, 2_000), source.next('small', 7, 0, 2_000));
    }
  });

  it('are valid, and what the source says of them again is the same', () => {
    for (const { spec, model } of PROBLEMS) {
      const source = createComponentSource(spec, model);
      for (const phase of PHASES) {
        const cases = source.next(phase, 2, 0, 200);
        assert.deepEqual(source.expect(cases.map(({ args }) => args)), cases);
        for (const { args } of cases) assert.equal(outsideSpec(decodeSequence(args, spec), spec), null, args);
      }
    }
  });

  it('come with a twin that only looks at the end', () => {
    const { methods } = lruCacheSpec;
    const pure = (sequence: Sequence): readonly boolean[] =>
      sequence.steps.map((step) => isCall(step) && methods[step.method]!.pure);
    let looked = 0;
    for (let index = 0; index < SWARMS * 2; index += 2) {
      const sequence = randomSequence(lruCacheSpec, lruCacheModel, 1, index);
      const twin = randomSequence(lruCacheSpec, lruCacheModel, 1, index + 1);
      if (sequence.steps.length === 0) continue;
      const changing = sequence.steps.filter((_step, i) => !pure(sequence)[i]);
      assert.deepEqual(twin.steps.slice(0, changing.length), changing);
      assert.ok(pure(twin).slice(changing.length).every(Boolean));
      looked += pure(sequence).filter(Boolean).length;
    }
    assert.ok(looked > 500, `${looked} calls only look`);
  });

  it('leave out some methods, meet the same keys again and go to the boundaries of the clock', () => {
    const sequences = Array.from({ length: SWARMS }, (_, i) =>
      randomSequence(lruCacheSpec, lruCacheModel, 1, i * 2),
    );
    const changing = sequences.map(
      ({ steps }) =>
        new Set(
          steps.flatMap((step) => (isCall(step) && [0, 1, 3].includes(step.method) ? [step.method] : [])),
        ),
    );
    // All of them need put, the first; each of the others is left out of many.
    for (const [method, least, most] of [
      [0, 0.8, 1],
      [1, 0.4, 0.8],
      [3, 0.4, 0.8],
    ] as const) {
      const share = changing.filter((one) => one.has(method)).length / SWARMS;
      assert.ok(share > least && share < most, `method ${method} in ${share}`);
    }
    const keys = sequences.map(
      ({ steps }) => new Set(steps.flatMap((step) => (isCall(step) ? step.args.slice(0, 1) : []))),
    );
    const few = keys.filter((one) => one.size <= 6).length / SWARMS;
    assert.ok(few > 0.9, `${few} have few keys`);

    const waits = new Map<string, number>();
    for (let index = 0; index < SWARMS * 2; index += 2) {
      const { args, steps } = randomSequence(tokenBucketSpec, tokenBucketModel, 1, index);
      const [, , period = 0] = args as number[];
      for (const step of steps) {
        if (isCall(step)) continue;
        for (const beside of [-1, 0, 1]) {
          if (step.advance !== period + beside) continue;
          waits.set(`${beside}`, (waits.get(`${beside}`) ?? 0) + 1);
        }
        if (step.advance >= 2 ** 31) waits.set('large', (waits.get('large') ?? 0) + 1);
      }
    }
    for (const kind of ['-1', '0', '1', 'large'])
      assert.ok((waits.get(kind) ?? 0) > 10, `${kind}: ${waits.get(kind)}`);
  });

  it('step beside each span, and by thirds and tens of it', () => {
    const steps = [...stepsAround([1000, 30]), ...farSteps([1000, 30])];
    for (const ms of [0, 1, 999, 1000, 1001, 29, 30, 31, 10, 333, 334, 10_000, 300, 2 ** 31])
      assert.ok(steps.includes(ms), `${ms}`);
    assert.equal(new Set(steps).size, steps.length);
  });

  it('use ids that were handed out, alive and used up', () => {
    let alive = 0;
    let usedUp = 0;
    let all = 0;
    for (let index = 0; index < SWARMS * 2; index += 2) {
      const { steps } = randomSequence(meetingSchedulerSpec, meetingSchedulerModel, 1, index);
      const booked = new Set<unknown>();
      const cancelled = new Set<unknown>();
      const source = createComponentSource(meetingSchedulerSpec, meetingSchedulerModel);
      const [solved] = source.expect([
        encodeSequence(
          randomSequence(meetingSchedulerSpec, meetingSchedulerModel, 1, index),
          meetingSchedulerSpec,
        ),
      ]);
      const outcomes = JSON.parse(solved!.want) as unknown[][];
      for (const [i, step] of steps.entries()) {
        if (!isCall(step)) continue;
        const outcome = outcomes[i + 1]!;
        if (step.method === 0 && Array.isArray(outcome)) booked.add((outcome[0] as unknown[])[0]);
        if (step.method !== 1) continue;
        all += 1;
        if (cancelled.has(step.args[0])) usedUp += 1;
        else if (booked.has(step.args[0])) alive += 1;
        if (booked.has(step.args[0])) cancelled.add(step.args[0]);
      }
    }
    assert.ok(alive / all > 0.15, `${alive} of ${all} alive`);
    assert.ok(usedUp / all > 0.15, `${usedUp} of ${all} used up`);
  });

  it('let the clock go back only where the statement says what happens then', () => {
    const count = (clock: string): readonly [back: number, moves: number] => {
      const spec = specOf(STAMPS.replace('CLOCK', clock));
      let back = 0;
      let moves = 0;
      for (let index = 0; index < SWARMS; index += 1) {
        const sequence = randomSequence(spec, stamps, 1, index);
        assert.equal(outsideSpec(sequence, spec), null);
        for (const step of sequence.steps) {
          if (isCall(step)) continue;
          moves += 1;
          if (step.advance < 0) back += 1;
        }
      }
      return [back, moves];
    };
    const [back, moves] = count('{ back: true }');
    assert.ok(back > moves * 0.02 && back < moves * 0.3, `${back} of ${moves}`);
    assert.equal(count('true')[0], 0);
  });

  it('try constructors that refuse now and then', () => {
    for (const { spec, model } of PROBLEMS) {
      const source = createComponentSource(spec, model);
      const refused = (phase: 'small' | 'random'): number =>
        source.next(phase, 1, 0, 2_000).filter(({ want }) => want.startsWith('["')).length;
      assert.ok(refused('random') >= 2 && refused('random') < 100, `${spec.name}: ${refused('random')}`);
    }
  });

  it('hold numbers of the learner’s file in every third', () => {
    const with77 = (constants: readonly number[]): number =>
      Array.from({ length: SWARMS }, (_, i) => i * 2).filter((index) => {
        const text = JSON.stringify(randomSequence(tokenBucketSpec, tokenBucketModel, 1, index, constants));
        return /\b(?:7776|7777|7778)\b/.test(text);
      }).length;
    assert.equal(with77([]), 0);
    assert.ok(with77([7777]) > 40, `${with77([7777])}`);
  });

  it('hold them with a minus, too: a value that means "nothing" may be negative', () => {
    const holding = (pattern: RegExp): number =>
      Array.from({ length: SWARMS }, (_, index) =>
        JSON.stringify(randomSequence(lruCacheSpec, lruCacheModel, 1, index, [999_999])),
      ).filter((one) => pattern.test(one)).length;
    for (const pattern of [/-999999\b/, /(?<!-)\b999999\b/])
      assert.ok(holding(pattern) > 10, `${pattern.source}: ${holding(pattern)}`);
  });

  it('are every short one, for two keys and small capacities', () => {
    const sequences = smallSequences(lruCacheSpec, lruCacheModel);
    assert.ok(sequences.length <= 1_506);
    const texts = sequences.map((one) => encodeSequence(one, lruCacheSpec));
    assert.equal(new Set(texts).size, texts.length);
    const looks = ['[2,0]', '[4]', '[5]', '[2,1]'];
    for (const first of ['[0,0,0]', '[0,1,0]', '[0,0,1]', '[1,0]', '[1,1]', '[3,0]', '[3,1]']) {
      for (const second of ['[0,0,0]', '[0,1,0]', '[1,0]', '[3,1]']) {
        for (const capacity of [0, 1, 2]) {
          const text = `[[${capacity}],[${[first, second, ...looks].join(',')}],0]`;
          assert.ok(texts.includes(text), text);
        }
      }
    }
  });
});

describe('generated sequences find what is wrong', () => {
  for (const problem of PROBLEMS) {
    const { spec, model } = problem;
    const source = createComponentSource(spec, model);
    const cases = PHASES.flatMap((phase) => source.next(phase, 11, 0, 2_000));

    it(`accept a right ${spec.name}`, () => {
      for (const one of cases) assert.equal(failureOn(problem, source, problem.right, one), null, one.args);
    });

    for (const [fault, factory] of problem.wrong) {
      it(`in a ${spec.name}: ${fault}`, () => {
        assert.ok(cases.some((one) => failureOn(problem, source, factory, one) !== null));
      });
    }
  }
});
