import assert from 'node:assert/strict';
import { SCENARIOS, scenarioOf } from '../../../../src/engine/components/histories.ts';
import { judgeRounds } from '../../../../src/engine/components/judgeRounds.ts';
import {
  decodeRounds,
  decodeScenario,
  encodeScenario,
  isScenario,
} from '../../../../src/engine/components/scenarioWire.ts';
import type { ScenarioRun } from '../../../../src/engine/components/scenarioWire.ts';
import { encodeSequence } from '../../../../src/engine/components/wire.ts';
import { WireError } from '../../../../src/engine/values/wire.ts';
import { meetingSchedulerModel, meetingSchedulerSpec } from './models/meetingScheduler.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';

/** One token for two threads. */
const ONE_TOKEN: ScenarioRun = {
  made: { args: [1, 1, 1000], start: 5 },
  before: [{ advance: 3 }],
  threads: [[{ method: 0, args: [1] }], [{ method: 0, args: [1] }]],
  after: [{ method: 1, args: [] }],
  rounds: 20,
  seed: 9,
};
const ARGS = '[[1,1,1000],[[-1,3]],5,[[[0,1]],[[0,1]]],[[1]],20,9]';
const judge = (reply: string): ReturnType<typeof judgeRounds> =>
  judgeRounds(tokenBucketSpec, tokenBucketModel, ONE_TOKEN, decodeRounds(reply, ONE_TOKEN, tokenBucketSpec));

describe('scenarios on the wire', () => {
  it('have seven parts', () => {
    assert.equal(encodeScenario(ONE_TOKEN, tokenBucketSpec), ARGS);
    assert.ok(isScenario(ARGS));
    assert.ok(!isScenario(encodeSequence({ args: [1, 1, 1], steps: [], start: 0 }, tokenBucketSpec)));
  });

  it('come back as they went', () => {
    for (let index = 0; index < SCENARIOS; index += 1) {
      const run = {
        ...scenarioOf(meetingSchedulerSpec, meetingSchedulerModel, 2, index),
        rounds: 3,
        seed: index,
      };
      const text = encodeScenario(run, meetingSchedulerSpec);
      assert.deepEqual(decodeScenario(text, meetingSchedulerSpec), run);
    }
  });

  it('are turned down where a thread moves the clock or there is no thread', () => {
    for (const text of [
      '[[1,1,1000],[],5,[[[-1,3]]],[],1,1]',
      '[[1,1,1000],[],5,7,[],1,1]',
      '[[1,1,1000],[],5]',
    ])
      assert.throws(() => decodeScenario(text, tokenBucketSpec), WireError);
  });
});

describe('rounds of a scenario', () => {
  it('are right where some order explains them', () => {
    const first = '[[[null],null],[[[[true],0,2]],[[[false],1,3]]],[[0]]]';
    const second = '[[[null],null],[[[[false],2,3]],[[[true],0,1]]],[[0]]]';
    assert.deepEqual(judge(`[${first},${second}]`), { finding: null, undecided: 0 });
  });

  it('are wrong where none does, in the first round that shows it', () => {
    const right = '[[[null],null],[[[[true],0,2]],[[[false],1,3]]],[[0]]]';
    const both = '[[[null],null],[[[[true],0,2]],[[[true],1,3]]],[[0]]]';
    const { finding } = judge(`[${right},${both}]`);
    assert.equal(finding?.kind, 'illegal');
    assert.equal(finding.round, 1);
  });

  it('are wrong where what is seen afterwards fits none of the orders', () => {
    assert.equal(judge('[[[[null],null],[[[[true],0,2]],[[[false],1,3]]],[[1]]]]').finding?.kind, 'illegal');
  });

  it('keep the order of calls that did not overlap', () => {
    // The second call began when the first had come back, with the token.
    assert.equal(judge('[[[[null],null],[[[[false],0,1]],[[[true],2,3]]],[[0]]]]').finding?.kind, 'illegal');
  });

  it('are not held to an order where they have no stamps', () => {
    assert.deepEqual(judge('[[[[null],null],[[[[true]]],[[[true]]]],[[0]]]]'), {
      finding: null,
      undecided: 0,
    });
  });

  it('say which call died, with stamps or without', () => {
    const died = '{"type":"panic","message":"boom","line":7}';
    for (const seen of [`[${died},1,2]`, `[${died}]`]) {
      const other = seen.includes(',1,2]') ? '[[true],0,3]' : '[[true]]';
      const { finding } = judge(`[[[[null],null],[[${other}],[${seen}]],[[0]]]]`);
      assert.ok(finding?.kind === 'crashed');
      assert.deepEqual([finding.thread, finding.call], [1, 0]);
    }
    const after = judge(`[[[[null],null],[[[[true],0,2]],[[[false],1,3]]],[${died}]]]`).finding;
    assert.ok(after?.kind === 'crashed' && after.thread === 2);
  });

  it('say where threads wait for ever', () => {
    const { finding } = judge('[[[[null],null],[[],[]],[],[12,0]]]');
    assert.deepEqual(finding, { round: 0, kind: 'waits', lines: [12, 0] });
  });

  it('are wrong before the threads where one thread alone was', () => {
    const { finding } = judge('[[["INVALID"]]]');
    assert.ok(finding?.kind === 'before' && finding.divergence.at === -1);
  });

  it('are no reply where they do not fit the scenario', () => {
    for (const reply of [
      '7',
      '[7]',
      '[[[[null],null],[[]],[]]]',
      '[[[[null],null],[[[[true],0,1],[[true],2,3]],[]],[]]]',
    ])
      assert.throws(() => decodeRounds(reply, ONE_TOKEN, tokenBucketSpec), WireError, reply);
  });
});
