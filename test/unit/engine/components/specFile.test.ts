import assert from 'node:assert/strict';
import { tokenBucketSpec } from './models/tokenBucket.ts';
import { hashTableSpec } from './models/hashTable.ts';
import { meetingSchedulerSpec } from './models/meetingScheduler.ts';
import { readSpec } from './models/specOf.ts';

const RIGHT = `
name: Counter
constructor:
  - { name: top, type: int, range: [0, 9] }
errors:
  FULL: The counter is at its top.
methods:
  - call: "add(n: int) -> int"
    args: { n: { range: [0, 9], pool: amount } }
    errors: [FULL]
  - call: "reset() -> void"
  - call: "seen() -> int[]"
    pure: true
    compare: unordered
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
concurrency: { threads: [2, 3], calls: [3, 5], partition: amount }
examples:
  - note: Up to its top.
    new: [3]
    steps:
      - { call: add, args: [3], gives: 3 }
      - { call: add, args: [1], refuses: FULL }
      - { call: reset }
  - note: Nothing.
    new: [0]
    steps: []
`;

/** The complaints about the text with one place changed. */
function wrongWith(from: string, to: string): readonly string[] {
  assert.ok(RIGHT.includes(from), from);
  return readSpec(RIGHT.replace(from, to)).wrong;
}

describe('the component part of problem.yaml', () => {
  it('is read to a spec', () => {
    const { spec, wrong } = readSpec(RIGHT);
    assert.deepEqual(wrong, []);
    assert.ok(spec);
    assert.equal(spec.clock, null);
    assert.deepEqual(spec.concurrency, { threads: [2, 3], calls: [3, 5], partition: 'amount' });
    assert.deepEqual(
      spec.methods.map(({ name, pure, errors, compare }) => [name, pure, errors, compare.kind]),
      [
        ['add', false, ['FULL'], 'exact'],
        ['reset', false, [], 'exact'],
        ['seen', true, [], 'unordered'],
      ],
    );
    const [example] = spec.examples;
    assert.deepEqual(example?.sequence, {
      args: [3],
      steps: [
        { method: 0, args: [3] },
        { method: 0, args: [1] },
        { method: 1, args: [] },
      ],
      start: 0,
    });
    assert.deepEqual(example.outcomes, [
      { kind: 'value', value: undefined },
      { kind: 'value', value: 3 },
      { kind: 'refused', code: 'FULL' },
      { kind: 'value', value: undefined },
    ]);
  });

  it('knows clocks, functions and ids that are handed out', () => {
    assert.deepEqual(tokenBucketSpec.clock, { back: false });
    assert.deepEqual(hashTableSpec.params[1], {
      kind: 'function',
      name: 'hash',
      takes: { kind: 'string' },
      gives: { kind: 'int' },
      choices: ['length', 'constant', 'negative', 'least', 'fnv'],
      awaited: false,
    });
    assert.deepEqual(meetingSchedulerSpec.methods[0]?.gives, { pool: 'booking', field: 'id' });
    assert.deepEqual(readSpec(RIGHT.replace('errors:\n', 'clock: { back: true }\nerrors:\n')).spec?.clock, {
      back: true,
    });
  });

  it('takes small values from the domain where the author names none', () => {
    const { spec } = readSpec(RIGHT);
    assert.deepEqual(spec?.methods[0]?.params[0]?.small, [0, 1, 9]);
  });

  const cases: readonly (readonly [what: string, from: string, to: string, complaint: string])[] = [
    [
      'a name in another case',
      'name: Counter',
      'name: counter',
      '1:7: "counter" is not a name in UpperCamelCase.',
    ],
    [
      'a method that is none',
      '"add(n: int) -> int"',
      '"add(n int) -> int"',
      '7:11: Expected a parameter like "n: int", got "n int".',
    ],
    ['a type that is none', '(n: int) -> int"', '(n: int) -> it"', '7:11: unknown type "it"'],
    [
      'a parameter without a domain',
      '    args: { n: { range: [0, 9], pool: amount } }\n',
      '',
      '7:5: Missing "args"',
    ],
    [
      'a domain of no parameter',
      '{ n: { range',
      '{ m: { range',
      '8:13: Unknown field "m"; did you mean "n"?',
    ],
    ['a code that is not listed', 'errors: [FULL]', 'errors: [FUL]', '9:14: Expected "FULL", got "FUL".'],
    ['a code in small letters', 'FULL: The', 'full: The', '5:3: "full" is not a code'],
    ['a comparison that is none', 'compare: unordered', 'compare: sorted', '13:14: Expected "exact"'],
    ['a pool that nobody has', 'partition: amount', 'partition: key', 'Expected "amount", got "key".'],
    [
      'an example of another method',
      '{ call: reset }',
      '{ call: rest }',
      '23:17: Expected "add", "reset" or "seen"',
    ],
    [
      'an example with too many arguments',
      'args: [3]',
      'args: [3, 4]',
      '21:28: Expected 1 arguments (n), got 2.',
    ],
    ['an example without a result', ', gives: 3', '', '21:9: Missing "gives" or "refuses"'],
    [
      'an example outside the domain',
      'new: [3]',
      'new: [10]',
      '18:5: Not a valid input: top: 10 is outside 0 … 9.',
    ],
    ['an advance without a clock', '{ call: reset }', '{ advance: 5 }', 'step 2: there is no clock'],
    ['a small value outside the domain', 'pool: amount', 'small: [10]', '8:41: Not a valid input'],
    ['a method of one name', '"reset() -> void"', '"add() -> void"', '10:5: A second method "add".'],
    [
      'an id that no call takes',
      '    errors: [FULL]\n',
      '    errors: [FULL]\n    gives: ticket\n',
      'No parameter has the pool "ticket"; known are "amount".',
    ],
    [
      'a function that Kode does not bring',
      '{ name: top, type: int, range: [0, 9] }',
      '{ name: top, function: "int -> int", choices: [a] }',
      '3:28: Kode brings no functions "int -> int".',
    ],
  ];
  for (const [what, from, to, complaint] of cases) {
    it(`complains about ${what}`, () => {
      const wrong = wrongWith(from, to);
      assert.ok(
        wrong.some((line) => line.includes(complaint)),
        JSON.stringify(wrong),
      );
    });
  }

  it('holds what awaits and what is awaited together', () => {
    const purse = (price: string, buy: string): string =>
      RIGHT.replace(
        'constructor:\n',
        `constructor:\n  - { name: price, function: string -> int, choices: [length]${price} }\n`,
      )
        .replace('  - call: "add(n: int) -> int"\n', `  - call: "add(n: int) -> int"\n${buy}`)
        .replaceAll(/new: \[(\d)\]/g, 'new: [length, $1]');
    const both = readSpec(purse(', awaited: true', '    awaits: true\n'));
    assert.deepEqual(both.wrong, []);
    assert.equal(both.spec?.methods[0]?.awaits, true);
    assert.match(
      readSpec(purse(', awaited: true', '')).wrong.join(),
      /"price" is awaited, but no method has/,
    );
    assert.match(readSpec(purse('', '    awaits: true\n')).wrong.join(), /"add" awaits, but no function has/);
  });

  it('gives all complaints at once', () => {
    const { spec, wrong } = readSpec(
      RIGHT.replace('name: Counter', 'name: counter')
        .replace('caseMs: 1000', 'caseMs: 0')
        .replace('"1"', '"2"'),
    );
    assert.equal(spec, null);
    assert.equal(wrong.length, 3);
  });
});
