import assert from 'node:assert/strict';
import { runSequence } from '../../../../src/engine/components/run.ts';
import { createComponentSource } from '../../../../src/engine/components/source.ts';
import type { CallOutcome, Sequence } from '../../../../src/engine/components/spec.ts';
import {
  decodeOutcomes,
  decodeSequence,
  encodeOutcomes,
  encodeSequence,
} from '../../../../src/engine/components/wire.ts';
import { meetingSchedulerModel, meetingSchedulerSpec as scheduler } from './models/meetingScheduler.ts';
import { tokenBucketSpec as bucket } from './models/tokenBucket.ts';
import { PROBLEMS } from './zoo.ts';

const ROOMS = [{ id: 'a', capacity: 2 }];

describe('sequences on the wire', () => {
  it('follow the declared types', () => {
    const sequence: Sequence = {
      args: [ROOMS],
      steps: [
        { method: 0, args: [0, 10, 2] },
        { method: 1, args: [1] },
        { method: 3, args: ['a'] },
      ],
      start: 0,
    };
    const text = '[[[["a",2]]],[[0,"0","10",2],[1,1],[3,"a"]],0]';
    assert.equal(encodeSequence(sequence, scheduler), text);
    assert.deepEqual(decodeSequence(text, scheduler), sequence);
  });

  it('carry the clock and its start', () => {
    const sequence: Sequence = {
      args: [1, 1, 1000],
      steps: [{ advance: 999 }, { method: 1, args: [] }],
      start: 5,
    };
    const text = '[[1,1,1000],[[-1,999],[1]],5]';
    assert.equal(encodeSequence(sequence, bucket), text);
    assert.deepEqual(decodeSequence(text, bucket), sequence);
  });

  it('carry every kind of outcome', () => {
    const sequence = decodeSequence('[[1,1,1000],[[0,1],[-1,5],[0,-1],[2,1],[1]],0]', bucket);
    const outcomes: readonly CallOutcome[] = [
      { kind: 'value', value: undefined },
      { kind: 'value', value: true },
      { kind: 'moved' },
      { kind: 'refused', code: 'INVALID' },
      { kind: 'value', value: 995 },
      { kind: 'crashed', type: 'TypeError', message: 'x is undefined', line: 12 },
    ];
    const text =
      '[[null],[true],null,"INVALID",["995"],{"type":"TypeError","message":"x is undefined","line":12}]';
    assert.equal(encodeOutcomes(outcomes, sequence, bucket), text);
    assert.deepEqual(decodeOutcomes(text, sequence, bucket), outcomes);
  });

  it('take a reply that ends early, and a value of another type as an outcome', () => {
    const sequence = decodeSequence('[[1,1,1000],[[0,1],[1]],0]', bucket);
    assert.deepEqual(decodeOutcomes('["INVALID"]', sequence, bucket), [{ kind: 'refused', code: 'INVALID' }]);
    const [, allowed] = decodeOutcomes('[[null],[1]]', sequence, bucket);
    assert.equal(allowed?.kind, 'illTyped');
    assert.deepEqual(
      decodeOutcomes('[[null],{"shown":"NaN","why":"expected true or false"}]', sequence, bucket)[1],
      {
        kind: 'illTyped',
        shown: 'NaN',
        why: 'expected true or false',
      },
    );
  });

  for (const [what, text] of [
    ['no JSON', '[[1,1'],
    ['a missing part', '[[1,1,1000],[]]'],
    ['too few arguments of the constructor', '[[1,1],[],0]'],
    ['a method that is not there', '[[1,1,1000],[[7]],0]'],
    ['too many arguments of a call', '[[1,1,1000],[[1,2]],0]'],
    ['a value of another type', '[[1,1,1000],[[0,"1"]],0]'],
    ['a wait without a length', '[[1,1,1000],[[-1]],0]'],
    ['a reference where nothing is handed out', '[[1,1,1000],[[0,{"ref":0}]],0]'],
  ] as const) {
    it(`refuse ${what}`, () => {
      assert.throws(() => decodeSequence(text, bucket), { name: 'WireError' });
    });
  }

  for (const text of ['{}', '[]', '[[null],[1],[2],[3]]', '[[null],7]', '[[null],[1,2]]', '[[null],{}]']) {
    it(`refuse the reply ${text}`, () => {
      const sequence = decodeSequence('[[1,1,1000],[[1],[1]],0]', bucket);
      assert.throws(() => decodeOutcomes(text, sequence, bucket), { name: 'WireError' });
    });
  }

  it('come back the same, whatever is drawn', () => {
    for (const { spec, model } of PROBLEMS) {
      for (const { args, want } of createComponentSource(spec, model).next('random', 3, 0, 120)) {
        const sequence = decodeSequence(args, spec);
        assert.equal(encodeSequence(sequence, spec), args);
        assert.equal(encodeOutcomes(decodeOutcomes(want, sequence, spec), sequence, spec), want);
      }
    }
  });
});

describe('references', () => {
  const booking = (start: number): Sequence['steps'][number] => ({ method: 0, args: [start, start + 1, 1] });
  const cancel = (ref: number): Sequence['steps'][number] => ({ method: 1, args: [{ ref }] });
  const run = (steps: Sequence['steps']): ReturnType<typeof runSequence> =>
    runSequence(scheduler, meetingSchedulerModel, { args: [ROOMS], steps, start: 0 });

  it('stand for what the model handed out', () => {
    assert.deepEqual(run([booking(0), booking(0), booking(1), cancel(2)])?.sequence.steps[3], {
      method: 1,
      args: [2],
    });
  });

  it('are not valid where the step refused, hands out nothing or comes later', () => {
    assert.equal(run([booking(0), booking(0), cancel(1)]), null);
    assert.equal(run([booking(0), cancel(0), cancel(1)]), null);
    assert.equal(run([cancel(1), booking(0)]), null);
  });

  it('never leave the engine', () => {
    const source = createComponentSource(scheduler, meetingSchedulerModel);
    const [solved] = source.expect(['[[[["a",2]]],[[0,"0","1",1],[1,{"ref":0}]],0]']);
    assert.equal(solved?.args, '[[[["a",2]]],[[0,"0","1",1],[1,1]],0]');
    assert.equal(solved.want, '[[null],[[1,"a"]],[true]]');
  });
});
