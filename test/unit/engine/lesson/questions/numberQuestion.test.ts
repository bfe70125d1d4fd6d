import assert from 'node:assert/strict';
import {
  answerOf,
  drawNumbers,
  freshSeed,
  workedText,
} from '../../../../../src/engine/lesson/questions/draw.ts';
import type { Judgement } from '../../../../../src/engine/lesson/questions/judge.ts';
import { judge } from '../../../../../src/engine/lesson/questions/judge.ts';
import type { NumberKey } from '../../../../../src/engine/lesson/questions/model.ts';
import { readQuestions } from '../../../../../src/engine/lesson/questions/parse.ts';

const LINES = [
  ':::question number in-flight | {rate} arrive, and each takes {time}. How many are in flight?',
  '- rate: 1,000 to 20,000 by 1,000 requests/s',
  '- time: 4 to 28 by 2 ms',
  '- answer: rate * time',
  '- unit: requests',
  '- tolerance: 5 %',
  '- mistake: rate * time * 1000',
  '  Of {time}, a thousandth is a second: {answer}.',
  '- mistake: rate / (time * 1000)',
  '  You divided.',
  '',
  'Little’s law, for {#rate}.',
  ':::',
];

/** The question with lines replaced; null takes one out. */
function withLines(changes: Readonly<Record<number, string | null>>): string {
  return LINES.map((line, i) => (i + 1 in changes ? (changes[i + 1] ?? null) : line))
    .filter((line) => line !== null)
    .join('\n');
}

function keyOf(text: string): NumberKey {
  const { questions, faults } = readQuestions(text, true);
  assert.deepEqual(faults, []);
  const key = questions[0]?.key;
  assert.ok(key?.kind === 'number');
  return key;
}

function judged(key: NumberKey, text: string, seed = 1): Judgement {
  const result = judge(key, { rows: [], text, seed });
  assert.ok(!('fault' in result), JSON.stringify(result));
  return result;
}

const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');

describe('number questions', () => {
  const key = keyOf(withLines({}));

  it('draw from a seed, within their ranges, and other numbers when asked', () => {
    assert.deepEqual(drawNumbers(key, 7), drawNumbers(key, 7));
    const seen = new Set<string>();
    let seed = 1;
    for (let i = 0; i < 200; i += 1) {
      const { rate = NaN, time = NaN } = drawNumbers(key, seed);
      assert.ok(rate >= 1000 && rate <= 20_000 && rate % 1000 === 0);
      assert.ok(time >= 4 && time <= 28 && time % 2 === 0);
      assert.ok(Math.abs(answerOf(key, { rate, time }) - (rate * time) / 1000) < 1e-9);
      const next = freshSeed(key, seed);
      assert.notDeepEqual(drawNumbers(key, next), { rate, time });
      seen.add(`${rate} ${time}`);
      seed = next;
    }
    assert.ok(seen.size > 100, `${seen.size}`);
  });

  it('are right within the tolerance, in any unit that fits', () => {
    const right = answerOf(key, drawNumbers(key, 1));
    for (const text of [
      `${right}`,
      `${right} requests`,
      `${right / 1000}k`,
      `${right * 1.049}`,
      `${right * 0.951}`,
    ])
      assert.ok(judged(key, text).right, text);
    for (const text of [`${right * 1.06}`, `${right * 0.94}`, `${right}k`, '0', `-${right}`])
      assert.ok(!judged(key, text).right, text);
    assert.equal(judged(key, `${right * 1.01}`).sentence.slice(0, 18), 'Right, near enough');
  });

  it('know typical mistakes, and else say how far off an answer is', () => {
    const { rate = NaN, time = NaN } = drawNumbers(key, 1);
    const right = (rate * time) / 1000;
    assert.equal(judged(key, `${right * 1000}`).mistake, 0);
    assert.equal(judged(key, `${rate / time}`).mistake, 1);
    assert.equal(judged(key, `${right}`).mistake, null);
    const said = (factor: number): string =>
      judged(key, `${right * factor}`).sentence.replace(/^Not \S+\srequests\. /, '');
    assert.equal(said(100), 'The digits are right; it is 100 times too large.');
    assert.equal(said(1e-4), 'The digits are right; it is 10,000 times too small.');
    assert.equal(said(60), 'It is 60 times too large: a minute has 60 seconds.');
    assert.equal(said(1 / 86_400), 'It is 86,400 times too small: a day has 86,400 seconds.');
    assert.equal(said(8), 'It is about 8 times too large.');
    assert.equal(said(1.07), 'It is a little too large.');
    assert.equal(said(2.44), 'It is about 2.4 times too large.');
  });

  it('blame bits only where there are bytes', () => {
    const bytes = keyOf(`:::question number a | How much is {n}?
- n: 1 to 9 by 1 MB
- answer: 2 * n
- unit: MB
:::`);
    const right = answerOf(bytes, drawNumbers(bytes, 1));
    assert.match(judged(bytes, `${right * 8}`).sentence, /a byte has 8 bits/);
    assert.ok(judged(bytes, `${right * 8} Mbit`).right);
  });

  it('show the formula with the numbers that were drawn', () => {
    assert.equal(
      plain(workedText(key, { rate: 12_000, time: 4 })),
      'rate × time = 12,000 requests/s × 4 ms = 48 requests',
    );
    assert.equal(plain(judged(key, '1').worked), plain(workedText(key, drawNumbers(key, 1))));
    const servers = keyOf(
      `:::question number b | {peak} at {node} each?
- peak: 1,000 to 9,000 by 500 requests/s
- node: 700 requests/s
- share: 70 %
- answer: ceil(peak / (node * share))
- unit: servers
- tolerance: 0

What {share} is for.
:::`.replace('each?', 'each, of which {share} is used?'),
    );
    assert.equal(
      plain(workedText(servers, { peak: 4500, node: 700, share: 70 })),
      'peak ÷ (node × share) = 4,500 requests/s ÷ (700 requests/s × 70 %) = 9.184, rounded up 10 servers',
    );
    const drawn = drawNumbers(servers, 3);
    assert.ok(judged(servers, String(answerOf(servers, drawn)), 3).right);
    assert.ok(!judged(servers, String(answerOf(servers, drawn) - 1), 3).right);
  });

  it('take an amount as tolerance', () => {
    const days = keyOf(withLines({ 6: '- tolerance: 2 requests', 7: null, 8: null, 9: null, 10: null }));
    const right = answerOf(days, drawNumbers(days, 1));
    assert.ok(judged(days, `${right + 2}`).right);
    assert.ok(!judged(days, `${right + 2.1}`).right);
    assert.deepEqual(days.tolerance, { amount: 2 });
    const ms = keyOf(`:::question number a | {n}?
- n: 1 to 9 by 1 ms
- answer: 2 * n
- unit: ms
- tolerance: 0.002 s
:::`);
    assert.deepEqual(ms.tolerance, { amount: 2 });
  });
});

describe('number questions: what is wrong with them', () => {
  const cases: readonly (readonly [string, Readonly<Record<number, string | null>>, readonly string[]])[] = [
    ['no answer', { 4: null }, ['1: It needs an answer']],
    ['a formula that cannot be read', { 4: '- answer: rate *' }, ['4: The formula "rate *" cannot be read']],
    ['a name that there is not', { 4: '- answer: rate * tme' }, ['4: "tme" in "rate * tme" is no parameter']],
    [
      'a unit that cannot be',
      { 4: '- answer: rate * time / (time - 0.03)', 5: '- unit: requests' },
      ['4: The answer "rate * time / (time - 0.03)" has no unit'],
    ],
    [
      'a division by zero for one draw of many',
      { 3: '- time: 0 to 28 by 2', 4: '- answer: rate / time', 5: '- unit: requests/s' },
      ['4: With rate = 1,000\u00a0requests/s, time = 0: it divides by zero'],
    ],
    [
      'an answer below nothing',
      { 4: '- answer: rate * time - 500' },
      ['4: With rate = 1,000\u00a0requests/s, time = 4\u00a0ms: the answer is negative'],
    ],
    [
      'an answer that is 0',
      { 4: '- answer: rate * time - 4' },
      ['4: With rate = 1,000\u00a0requests/s, time = 4\u00a0ms: the answer is 0'],
    ],
    [
      'another unit than the formula gives',
      { 5: '- unit: GB' },
      ['4: The answer "rate * time" gives a plain number, but its unit is "GB"'],
    ],
    ['a unit that is none', { 5: '- unit: x' }, ['5: The unit "x" cannot be read']],
    ['a range that goes down', { 2: '- rate: 9 to 1 by 1 requests/s' }, ['2: A range goes up']],
    [
      'a range that misses its end',
      { 2: '- rate: 1 to 10 by 2 requests/s' },
      ['2: From 1 in steps of 2 one never comes to 10'],
    ],
    [
      'a range that is none',
      { 2: '- rate: some requests/s' },
      ['2: "some requests/s" is neither', '1: ', '12: ', '4: "rate"', '7: ', '9: '],
    ],
    [
      'more draws than can be tried',
      { 2: '- rate: 1 to 20,000 by 1 requests/s' },
      ['1: There are 260,000 draws'],
    ],
    [
      'a mistake that is none',
      { 7: '- mistake: rate * time * 1.01' },
      [
        '7: With rate = 1,000\u00a0requests/s, time = 4\u00a0ms: the mistake "rate * time * 1.01" gives what is right',
      ],
    ],
    ['a mistake without a reason', { 8: null }, ['7: Say what was believed']],
    ['a mistake that cannot be read', { 7: '- mistake: 1 +' }, ['7: The formula "1 +" cannot be read']],
    ['a tolerance that is none', { 6: '- tolerance: some' }, ['6: The tolerance "some" is neither']],
    ['a tolerance of half', { 6: '- tolerance: 50 %' }, ['6: A tolerance of half', '9: ']],
    [
      'a tolerance in another unit',
      { 6: '- tolerance: 2 ms' },
      ['6: The tolerance is in ms, the answer in requests'],
    ],
    [
      'a number that is not shown',
      { 1: ':::question number in-flight | {rate} arrive. How many?' },
      ['1: What is asked never shows "time"'],
    ],
    ['a place without a number', { 12: 'For {size}.' }, ['12: There is no parameter for {size}']],
    [
      'the answer in what is asked',
      { 1: `${LINES[0] ?? ''} {answer}` },
      ['1: There is no parameter for {answer}'],
    ],
    [
      'a name twice',
      { 3: '- rate: 1 or 2 requests/s' },
      ['3: "rate" is set twice', '1: ', '4: ', '7: ', '8: ', '9: '],
    ],
    ['a setting twice', { 6: '- unit: servers' }, ['6: "unit" is set twice']],
    [
      'the name of a function',
      { 3: '- time: 4 to 28 by 2 ms\n- min: 1 or 2' },
      ['4: "min" is a function', '1: What is asked never shows "min"'],
    ],
    ['text under a parameter', { 4: '- answer: rate * time\n  Why.' }, ['5: Nothing stands under "answer"']],
    ['nothing drawn', { 2: '- rate: 1,000 requests/s', 3: '- time: 4 ms' }, ['1: No number is drawn afresh']],
    ['a line that is none', { 6: '- tolerance 5 %' }, ['6: A line is "- name: value"']],
  ];
  for (const [what, changes, wanted] of cases) {
    it(what, () => {
      const found = readQuestions(withLines(changes), true).faults.map(
        ({ line, text }) => `${line}: ${text}`,
      );
      assert.equal(found.length, wanted.length, found.join('\n'));
      for (const one of wanted)
        assert.ok(
          found.some((fault) => fault.startsWith(one)),
          `${one}\n${found.join('\n')}`,
        );
    });
  }
});
