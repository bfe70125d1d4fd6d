import assert from 'node:assert/strict';
import { renderHistory, renderSequence, showPlain } from '../../../../src/engine/components/describe.ts';
import type { History } from '../../../../src/engine/components/linearizability.ts';
import { checkHistory } from '../../../../src/engine/components/linearizability.ts';
import { createComponentSource } from '../../../../src/engine/components/source.ts';
import { viewSequence } from '../../../../src/engine/components/view.ts';
import { decodeSequence } from '../../../../src/engine/components/wire.ts';
import { answer } from './harness.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';
import type { Problem } from './zoo.ts';
import { PROBLEMS } from './zoo.ts';

const [bucket, scheduler, table, lru] = PROBLEMS as readonly [Problem, Problem, Problem, Problem];

function rendered({ spec, model }: Problem, args: string, got: string): string {
  const source = createComponentSource(spec, model);
  const want = source.expect([args])[0]?.want ?? '';
  const view = viewSequence(spec, model, args, got);
  return renderSequence(view, decodeSequence(args, spec), spec, source.diverge(args, want, got)?.at ?? null);
}

/** What a component with a fault does. */
function shown(problem: Problem, fault: string, args: string): string {
  const found = problem.wrong.find(([name]) => name === fault);
  assert.ok(found, fault);
  return rendered(problem, args, answer(problem.spec, found[1], args));
}

describe('a sequence as text', () => {
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

  it('shows a constructor that had to refuse, and a reply that ended', () => {
    assert.equal(
      rendered(lru, '[[-1],[],0]', '[[null]]'),
      'new LruCache(capacity = -1) -> made, expected error INVALID',
    );
    assert.match(
      rendered(lru, '[[1],[[5],[4]],0]', '[[null],[0]]'),
      /\nkeys\(\) -> nothing, expected \[\] {2}\[\]$/,
    );
  });

  it('shows all lines where nothing is wrong', () => {
    const args = '[[2],[[0,1,10],[4]],0]';
    assert.equal(
      rendered(lru, args, answer(lru.spec, lru.right, args)),
      [
        'new LruCache(capacity = 2)  []',
        'put(1, 10) -> null          [{key: 1, value: 10}]',
        'keys() -> [1]               [{key: 1, value: 10}]',
      ].join('\n'),
    );
  });

  it('cuts a long state', () => {
    const puts = Array.from({ length: 9 }, (_, i) => `[0,${i},${i}]`).join(',');
    const args = `[[9],[${puts}],0]`;
    const last =
      rendered(lru, args, answer(lru.spec, lru.right, args))
        .split('\n')
        .at(-1) ?? '';
    assert.ok(last.endsWith('…') && last.length < 140, last);
  });

  it('shows plain data', () => {
    assert.equal(showPlain({ a: [1, 'x'], b: null, c: true }), '{a: [1, "x"], b: null, c: true}');
  });
});

describe('a history as text', () => {
  const history = (second: boolean): History => ({
    made: { args: [1, 1, 1000], start: 5 },
    before: [{ advance: 7 }],
    calls: [
      { thread: 0, call: { method: 0, args: [1] }, outcome: { kind: 'value', value: true }, from: 0, to: 3 },
      {
        thread: 1,
        call: { method: 0, args: [1] },
        outcome: { kind: 'value', value: second },
        from: 1,
        to: 2,
      },
      { thread: 1, call: { method: 1, args: [] }, outcome: null, from: 4, to: Infinity },
    ],
  });

  it('shows who saw what, and what would have been right', () => {
    const result = checkHistory(tokenBucketSpec, tokenBucketModel, history(true));
    assert.equal(
      renderHistory(history(true), result, tokenBucketSpec),
      [
        'new TokenBucket(capacity = 1, refillTokens = 1, refillMs = 1000)',
        'clock + 7 ms',
        '[0] allow(1) -> true  (0–3)  1.',
        '    [1] allow(1) -> true  (1–2)  wrong',
        '    [1] available() -> never came back  (4–)',
        'No order of these calls, one at a time, gives all of these results. The longest that fits has 1 of them; then allow(1) would give false.',
      ].join('\n'),
    );
  });

  it('shows nothing of a legal one', () => {
    const result = checkHistory(tokenBucketSpec, tokenBucketModel, history(false));
    assert.equal(renderHistory(history(false), result, tokenBucketSpec), '');
  });
});
