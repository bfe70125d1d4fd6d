import assert from 'node:assert/strict';
import { History, lineOf, readLine, sameStates } from '../../../../src/engine/progress/history.ts';
import type { ProgressEvent } from '../../../../src/engine/progress/log.ts';

const at = '2026-01-02T03:04:05.000Z';
const read = (item: string, yes = true): ProgressEvent => ({ v: 1, type: 'read', at, item, read: yes });
const scaffolded = (item: string): ProgressEvent => ({ v: 1, type: 'scaffolded', at, item, language: 'go' });
const attempt = (item: string, verdict: 'accepted' | 'wrong-answer' | 'not-graded'): ProgressEvent => ({
  v: 1,
  type: 'attempt',
  at,
  item,
  language: 'python',
  verdict,
  seed: 7,
  cases: { run: 10, passed: verdict === 'accepted' ? 10 : 3 },
  ms: 120,
});

const answered = (item: string, question: string, right: boolean): ProgressEvent => ({
  v: 1,
  type: 'answered',
  at,
  item,
  question,
  right,
});

const estimated = (item: string, score: number, passed: boolean): ProgressEvent => ({
  v: 1,
  type: 'estimated',
  at,
  item,
  seed: 346,
  score,
  passed,
});

function statesOf(text: string, pieceLength = Infinity): Record<string, string> {
  const history = new History();
  for (let from = 0; from < text.length; from += pieceLength)
    history.add(text.slice(from, from + pieceLength));
  return Object.fromEntries(history.states());
}

describe('progress history', () => {
  it('goes from new over tried to done, and a solved problem stays solved', () => {
    const log = [
      scaffolded('a'),
      attempt('b', 'wrong-answer'),
      attempt('c', 'accepted'),
      attempt('c', 'wrong-answer'),
      scaffolded('c'),
    ];
    assert.deepEqual(statesOf(log.map(lineOf).join('')), { a: 'tried', b: 'tried', c: 'done' });
  });

  it('takes an estimate for solved once enough of it was right, whatever comes after that', () => {
    const log = [estimated('a', 0.5, false), estimated('b', 1, true), estimated('b', 0, false)];
    assert.deepEqual(statesOf(log.map(lineOf).join('')), { a: 'tried', b: 'done' });
    assert.equal(
      readLine(lineOf(estimated('a', 1, true)).replace('"passed":true', '"passed":1')),
      'unreadable',
    );
  });

  it('takes the last word on a lesson', () => {
    assert.deepEqual(statesOf([read('a'), read('b'), read('a', false)].map(lineOf).join('')), { b: 'done' });
  });

  it('knows which questions were answered right once, by lesson', () => {
    const history = new History();
    const log = [
      answered('a', 'lag', false),
      answered('a', 'lag', true),
      answered('a', 'lag', false),
      answered('a', 'order', false),
      answered('b', 'lag', false),
    ];
    history.add(log.map(lineOf).join(''));
    assert.deepEqual(
      history.answers(),
      new Map([
        [
          'a',
          new Map([
            ['lag', true],
            ['order', false],
          ]),
        ],
        ['b', new Map([['lag', false]])],
      ]),
    );
    // Reading is what makes a lesson read, and nothing else.
    assert.equal(history.states().size, 0);
    assert.deepEqual(history.skipped, { unreadable: 0, newer: 0 });
  });

  it('counts an answer whose line has no end yet, once', () => {
    const history = new History();
    history.add(lineOf(answered('a', 'lag', true)).trimEnd());
    assert.equal(history.answers().get('a')?.get('lag'), true);
    history.add(`\n${lineOf(answered('a', 'order', false))}`);
    assert.deepEqual(
      [...(history.answers().get('a') ?? [])],
      [
        ['lag', true],
        ['order', false],
      ],
    );
  });

  it('tells whether anything has another state', () => {
    const one = new Map([['a', 'done' as const]]);
    assert.ok(sameStates(one, new Map(one)));
    assert.ok(!sameStates(one, new Map()));
    assert.ok(!sameStates(one, new Map([['a', 'tried' as const]])));
    assert.ok(!sameStates(one, new Map([['b', 'done' as const]])));
  });

  it('does not hold it against a learner that a run could not be judged', () => {
    assert.deepEqual(statesOf(lineOf(attempt('a', 'not-graded'))), {});
  });

  it('reads the same from pieces cut anywhere', () => {
    const text = [scaffolded('a'), attempt('b', 'accepted'), read('läser-ü')].map(lineOf).join('');
    for (const length of [1, 2, 3, 7, 64]) assert.deepEqual(statesOf(text, length), statesOf(text));
  });

  it('loses only the torn line', () => {
    const torn = lineOf(attempt('b', 'accepted')).slice(0, 40);
    const history = new History();
    history.add(`${lineOf(read('a'))}${torn}`);
    assert.deepEqual([...history.states()], [['a', 'done']]);
    // The next writer finds no line end and starts with one.
    history.add(`\n${lineOf(read('c'))}`);
    assert.deepEqual(
      [...history.states()],
      [
        ['a', 'done'],
        ['c', 'done'],
      ],
    );
    assert.deepEqual(history.skipped, { unreadable: 1, newer: 0 });
  });

  it('counts a last line that lost only its line end, once', () => {
    const history = new History();
    history.add(lineOf(read('a')).trimEnd());
    assert.deepEqual([...history.states()], [['a', 'done']]);
    history.add(`\n${lineOf(read('a', false))}`);
    assert.deepEqual([...history.states()], []);
    assert.deepEqual(history.skipped, { unreadable: 0, newer: 0 });
  });

  it('takes CRLF and blank lines', () => {
    assert.deepEqual(statesOf(`\r\n${lineOf(read('a')).replace('\n', '\r\n')}\r\n\n${lineOf(read('b'))}`), {
      a: 'done',
      b: 'done',
    });
  });

  it('skips junk and counts it', () => {
    const history = new History();
    const junk = [
      '{',
      'null',
      '3',
      '[]',
      '{"v":1}',
      '{"v":"1","type":"read"}',
      '{"v":1,"type":"read","at":"x","item":"a"}',
      '{"v":1,"type":"attempt","at":"x","item":"a","language":"cobol","verdict":"accepted"}',
      '{"v":1,"type":"answered","at":"x","item":"a","question":"q"}',
      '{"v":1,"type":"answered","at":"x","item":"a","question":1,"right":true}',
      '\0\0\0\0',
    ];
    history.add(`${junk.join('\n')}\n${lineOf(read('b'))}`);
    assert.deepEqual([...history.states()], [['b', 'done']]);
    assert.deepEqual(history.skipped, { unreadable: junk.length, newer: 0 });
  });

  it('leaves what a newer version wrote alone', () => {
    const history = new History();
    history.add('{"v":2,"type":"attempt","item":"a"}\n{"v":1,"type":"dreamt","at":"x","item":"a"}\n');
    assert.deepEqual([...history.states()], []);
    assert.deepEqual(history.skipped, { unreadable: 0, newer: 2 });
  });

  it('does not keep an endless line, and goes on behind it', () => {
    const history = new History();
    for (let i = 0; i < 100; i += 1) history.add('x'.repeat(100_000));
    history.add(`\n${lineOf(read('a'))}`);
    assert.deepEqual([...history.states()], [['a', 'done']]);
    assert.deepEqual(history.skipped, { unreadable: 1, newer: 0 });
  });

  it('reads 200,000 events', () => {
    const text = Array.from({ length: 200_000 }, (_, i) =>
      lineOf(attempt(`p-${i % 500}`, i % 3 === 0 ? 'accepted' : 'wrong-answer')),
    ).join('');
    const states = statesOf(text, 64 * 1024);
    assert.equal(Object.keys(states).length, 500);
    assert.ok(Object.values(states).every((state) => state === 'done'));
  });

  it('writes an event as one line, whatever it holds', () => {
    const line = lineOf({ ...read('a'), item: 'line\nend "quoted"\u2028' });
    assert.equal(line.split('\n').length, 2);
    assert.deepEqual(readLine(line), { ...read('a'), item: 'line\nend "quoted"\u2028' });
  });
});
