import assert from 'node:assert/strict';
import type { DescribedSequence } from '../../../../src/engine/components/describe.ts';
import { describeSequence, renderSequence } from '../../../../src/engine/components/describe.ts';
import { acceptOf } from '../../../../src/engine/components/source.ts';
import { decodeOutcomes, decodeSequence } from '../../../../src/engine/components/wire.ts';
import { answer } from './harness.ts';
import type { Problem } from './zoo.ts';
import { PROBLEMS } from './zoo.ts';

const [bucket, scheduler, table, lru] = PROBLEMS as readonly [Problem, Problem, Problem, Problem];

function described({ spec, model }: Problem, args: string, got: string): DescribedSequence {
  const sequence = decodeSequence(args, spec);
  const outcomes = decodeOutcomes(got, sequence, spec);
  return describeSequence(spec, model, sequence, outcomes, acceptOf(spec, model, sequence));
}

/** What a component with a fault does. */
function shown(problem: Problem, fault: string, args: string): string {
  const found = problem.wrong.find(([name]) => name === fault);
  assert.ok(found, fault);
  return renderSequence(described(problem, args, answer(problem.spec, found[1], args)));
}

describe('a sequence as it is shown', () => {
  it('has the state after each call, and ends at the first wrong one', () => {
    assert.equal(
      shown(bucket, 'counter per second', '[[1,1,1],[[0,1],[-1,1],[1],[1]],0]'),
      [
        'new TokenBucket(capacity = 1, refillTokens = 1, refillMs = 1)  {tokens: 1, part: 0}',
        'allow(1) -> true                                               {tokens: 0, part: 0}',
        'clock + 1 ms                                                   {tokens: 1, part: 0}',
        'available() -> 0, expected 1                                   {tokens: 1, part: 0}',
      ].join('\n'),
    );
  });

  it('shows refusals by their codes, records and what was handed out', () => {
    assert.equal(
      shown(scheduler, 'failures take ids', '[[[["a",1]]],[[0,"0","1",2],[0,"0","1",1]],0]'),
      [
        'new MeetingScheduler(rooms = [{id: "a", capacity: 1}])            {next: 1, bookings: []}',
        'book(0, 1, 2) -> error NO_ROOM                                    {next: 1, bookings: []}',
        'book(0, 1, 1) -> {id: 2, room: "a"}, expected {id: 1, room: "a"}  {next: 2, bookings: [{id: 1, room: "a", start: 0, end: 1}]}',
      ].join('\n'),
    );
  });

  it('shows crashes, and functions by their names', () => {
    assert.match(
      shown(table, 'negative index', '[[2,"negative"],[[1,"a"]],0]'),
      /^new HashTable\(buckets = 2, hash = negative\) .*\nget\("a"\) -> crashed: TypeError: .*, expected null/,
    );
  });

  it('shows a constructor that had to refuse', () => {
    const args = '[[-1],[],0]';
    assert.equal(
      renderSequence(described(lru, args, '[[null]]')),
      'new LruCache(capacity = -1) -> made, expected error INVALID',
    );
  });

  it('says why, where the values do not', () => {
    const args = '[[1],[[5],[4]],0]';
    assert.match(
      renderSequence(described(lru, args, '[[null],[0]]')),
      /keys\(\) -> nothing, expected \[\].*\nThe solution answered nothing/,
    );
  });

  it('is plain data for whoever writes the calls in a language', () => {
    const { lines, divergence, component } = described(
      bucket,
      '[[1,2,1000],[[-1,7],[0,1]],5]',
      '[[null],null,[false]]',
    );
    assert.equal(component, 'TokenBucket');
    assert.deepEqual(
      lines.map(({ at, now, right }) => [at, now, right]),
      [
        [-1, 5, true],
        [0, 12, true],
        [1, 12, false],
      ],
    );
    assert.deepEqual(lines[2]?.what, {
      kind: 'call',
      method: 'allow',
      args: [{ name: 'n', type: { kind: 'int' }, value: 1, isFunction: false }],
    });
    assert.deepEqual(lines[2].expected, { kind: 'value', value: true });
    assert.deepEqual(lines[2].actual, { kind: 'value', value: false });
    assert.deepEqual(lines[2].state, { tokens: 0, part: 0 });
    assert.equal(divergence?.at, 1);
    assert.deepEqual(structuredClone(lines), lines);
  });

  it('shows all lines where nothing is wrong', () => {
    const args = '[[2],[[0,1,10],[4]],0]';
    const { lines, divergence } = described(lru, args, answer(lru.spec, lru.right, args));
    assert.equal(divergence, null);
    assert.equal(lines.length, 3);
    assert.ok(lines.every(({ right }) => right));
  });
});
