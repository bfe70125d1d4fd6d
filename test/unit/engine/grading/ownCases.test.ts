import assert from 'node:assert/strict';
import type { Signature } from '../../../../src/engine/catalog/model.ts';
import {
  emptyOwnCases,
  failedOwnCase,
  fillAnswers,
  formatCase,
  parseOwnCases,
} from '../../../../src/engine/grading/ownCases.ts';
import { parseType } from '../../../../src/engine/values/type.ts';

const anything = { kind: 'bool' } as const;
const SIGNATURE: Signature = {
  name: 'rotate',
  params: [
    { name: 'a', type: parseType('int[]'), role: 'inout', domain: anything },
    { name: 'k', type: parseType('int64'), role: 'in', domain: anything },
    { name: 's', type: parseType('text'), role: 'in', domain: anything },
  ],
  returns: { kind: 'void' },
};

const FILE = `# mine
a = [1, -2]
k = 9223372036854775807
s = "é 12 = #"
=> a = [9]
=> stale

# second
k = 0
s = ""
a = []
`;

describe('own cases', () => {
  it('are read with all their digits, in any order of parameters', () => {
    const { cases, problems } = parseOwnCases(FILE, SIGNATURE);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      cases.map((one) => [one.line, one.args]),
      [
        [2, '[[1,-2],"9223372036854775807","é 12 = #"]'],
        [9, '[[],"0",""]'],
      ],
    );
  });

  it('are the same with CRLF and a BOM', () => {
    const { cases } = parseOwnCases(`\uFEFF${FILE.replaceAll('\n', '\r\n')}`, SIGNATURE);
    assert.equal(cases.length, 2);
  });

  it('say what is wrong with a line and still read the others', () => {
    const mistakes: readonly (readonly [string, number, RegExp])[] = [
      ['b = 1', 1, /no parameter "b".*"a", "k", "s"/],
      ['a = [1,\nk = 0', 1, /is not a value/],
      ['a = [1]\na = [2]', 2, /twice/],
      ['a = [1]\nk = 1', 1, /no line for "s"/],
      ['a = ["x"]', 1, /a: expected a whole number/],
      ['a [1]', 1, /name = value/],
      ['k = 9223372036854775808', 1, /64 bits/],
      ['a = {"n": 1}', 1, /expected a list/],
    ];
    for (const [text, line, pattern] of mistakes) {
      const { cases, problems } = parseOwnCases(`${text}\n\na = []\nk = 1\ns = "x"`, SIGNATURE);
      assert.equal(cases.length, 1, text);
      assert.equal(problems[0]?.line, line, text);
      assert.match(problems[0]?.text ?? '', pattern);
    }
  });

  it('get their answers filled in, old ones replaced, line ends kept', () => {
    const text = FILE.replaceAll('\n', '\r\n');
    const { cases } = parseOwnCases(text, SIGNATURE);
    const filled = fillAnswers(
      text,
      cases,
      [
        [undefined, [-2, 1]],
        [undefined, []],
      ],
      SIGNATURE,
    );
    assert.equal(
      filled,
      '# mine\r\na = [1, -2]\r\nk = 9223372036854775807\r\ns = "é 12 = #"\r\n=> a = [-2, 1]\r\n\r\n# second\r\nk = 0\r\ns = ""\r\na = []\r\n=> a = []\r\n',
    );
    assert.equal(
      fillAnswers(
        filled,
        parseOwnCases(filled, SIGNATURE).cases,
        [
          [undefined, [-2, 1]],
          [undefined, []],
        ],
        SIGNATURE,
      ),
      filled,
    );
  });

  it('read back what is kept of a counterexample', () => {
    const kept = formatCase([[3], 5n, 'q"'], SIGNATURE, 'failed on 24 November');
    assert.equal(parseOwnCases(kept, SIGNATURE).cases[0]?.args, '[[3],"5","q\\""]');
  });

  it('keep a long input in full', () => {
    const long = Array.from({ length: 300 }, (_, i) => i);
    const kept = formatCase([long, -5n, 'x'.repeat(400)], SIGNATURE, 'long');
    assert.deepEqual(JSON.parse(parseOwnCases(kept, SIGNATURE).cases[0]?.args ?? ''), [
      long,
      '-5',
      'x'.repeat(400),
    ]);
  });

  it('tell which of them failed, past those that were no input', () => {
    const counterexample = {
      phase: 'own' as const,
      input: '',
      expected: '',
      actual: '',
      stdout: '',
      why: null,
      wire: '[]',
      shrunkFrom: null,
      irrelevant: [],
      neighbour: null,
    };
    const cases = { run: 2, passed: 1, byPhase: { own: { run: 2, passed: 1 } } };
    const ownAnswers = ['[1]', null, '[2]', '[3]'];
    assert.equal(failedOwnCase({ counterexample, cases, ownAnswers }), 2);
    assert.equal(
      failedOwnCase({ counterexample: { ...counterexample, phase: 'small' }, cases, ownAnswers }),
      null,
    );
    assert.equal(failedOwnCase({ counterexample: null, cases, ownAnswers }), null);
  });

  it('a new file holds no case', () => {
    assert.deepEqual(parseOwnCases(emptyOwnCases('Rotate', SIGNATURE), SIGNATURE), {
      cases: [],
      problems: [],
    });
  });
});
