import assert from 'node:assert/strict';
import { checkLesson } from '../../../../../src/engine/lesson/check.ts';
import { derivedId, readQuestions } from '../../../../../src/engine/lesson/questions/parse.ts';

const ONE = `:::question one lag | Which call must not read from a replica?
Replicas are 2 s behind.

- [ ] The lookup
  It may be 10 s old.
- [x] The redirect

  It reads, and then acts.

  A second paragraph.
- [ ] The scan
  It only appends.

Consistency is chosen for each call.
:::`;

/** Faults as "line: text", of a text whose first line is line 1. */
function faultsOf(markdown: string): readonly string[] {
  return readQuestions(markdown, true).faults.map(({ line, text }) => `${line}: ${text}`);
}

function without(text: string, line: number): string {
  return text
    .split('\n')
    .filter((_, i) => i !== line - 1)
    .join('\n');
}

describe('questions: what an author writes', () => {
  it('one of several options, with what stands before, under and after them', () => {
    const { questions, faults } = readQuestions(`Text.\n\n${ONE}\n`);
    assert.deepEqual(faults, []);
    const [question] = questions;
    assert.ok(question !== undefined && questions.length === 1);
    assert.deepEqual(question.key, { kind: 'one', id: 'lag', right: [false, true, false] });
    assert.equal(question.text, 'Which call must not read from a replica?');
    assert.deepEqual(question.intro, { text: 'Replicas are 2 s behind.', line: 4 });
    assert.deepEqual(question.closing, { text: 'Consistency is chosen for each call.', line: 16 });
    assert.deepEqual(
      question.rows.map(({ text, why, line }) => [text, why.text, line]),
      [
        ['The lookup', 'It may be 10 s old.', 6],
        ['The redirect', 'It reads, and then acts.\n\nA second paragraph.', 8],
        ['The scan', 'It only appends.', 13],
      ],
    );
  });

  it('several, steps and pairs', () => {
    const { questions, faults } = readQuestions(`
:::question several both | Which?
- [x] A
  Yes.
- [X] B
  Yes.
* [ ] C
  No.
:::

:::question order deploy | In which order?
1. Drain
   Nothing new comes.
2. Stop
3) Start

Because.
:::

:::question match kinds | What belongs together?
- Round robin -> equal servers
  Why.
- Weights → servers of two sizes
  Why.
- Random -> equal servers
  Why.
:::
`);
    assert.deepEqual(faults, []);
    const [several, order, match] = questions;
    assert.deepEqual(several?.key, { kind: 'several', id: 'both', right: [true, true, false] });
    assert.deepEqual(order?.key, { kind: 'order', id: 'deploy', steps: 3 });
    assert.deepEqual(
      order?.rows.map(({ text, why }) => [text, why.text]),
      [
        ['Drain', 'Nothing new comes.'],
        ['Stop', ''],
        ['Start', ''],
      ],
    );
    assert.ok(match?.key.kind === 'match');
    assert.deepEqual([...match.choices].sort(), ['equal servers', 'servers of two sizes']);
    assert.deepEqual(
      match.key.right.map((right) => match.choices[right]),
      ['equal servers', 'servers of two sizes', 'equal servers'],
    );
  });

  it('no question in a fence', () => {
    assert.deepEqual(readQuestions(`\`\`\`\`markdown\n${ONE}\n\`\`\`\`\n`), { questions: [], faults: [] });
  });

  it('an id, or the first six words of what is asked', () => {
    const asked = 'What’s the p99 of a “slow” server, in ms, after noon?';
    assert.equal(derivedId(asked), 'whats-the-p99-of-a-slow');
    assert.equal(derivedId(`${asked} Today?`), derivedId(asked));
    const derived = readQuestions(ONE.replace('one lag', 'one')).questions[0];
    assert.equal(derived?.key.id, 'which-call-must-not-read-from');
  });
});

describe('questions: what is wrong with them', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['an unknown kind', ONE.replace('one lag', 'any lag'), ['1: A question is one of']],
    ['no kind', ONE.replace('one lag ', ''), ['1: A question is one of']],
    ['nothing asked', ONE.replace(/\|.*/, ''), ['1: A question asks something']],
    ['an id that is none', ONE.replace('lag', 'Lag_1'), ['1: The id "Lag_1" is lower case']],
    ['words after the id', ONE.replace('lag', 'lag now'), ['1: After the kind stands an id']],
    [
      'no word for an id',
      ONE.replace('lag | Which call must not read from a replica', ' | ¿'),
      ['1: This question needs an id'],
    ],
    ['no right option', ONE.replace('[x]', '[ ]'), ['1: No option is right']],
    ['two right ones', ONE.replace('[ ]', '[x]'), ['1: 2 options are right; "one" has one']],
    ['a wrong option without a reason', without(ONE, 5), ['4: Say why this option is wrong']],
    [
      'a right option without a reason',
      ONE.replace(/\n\n {2}It reads[^]*second paragraph\./, ''),
      ['6: Say why this option is right'],
    ],
    [
      'the same option twice',
      ONE.replace('The scan', 'The lookup'),
      ['11: This option is that of line 4 again'],
    ],
    [
      'an option without a box',
      ONE.replace('- [ ] The scan', '- The scan'),
      ['11: An option begins with "- [ ]"'],
    ],
    [
      'a reason that is not indented',
      ONE.replace('  It may', 'It may'),
      ['4: Say why', '6: The list has ended above', '11: The list has ended above', '1: It has 1 options'],
    ],
    ['a heading', ONE.replace('Replicas are', '## Replicas are'), ['2: A question has no headings']],
    [
      'nothing that is wrong',
      ONE.replace('question one', 'question several').replaceAll('[ ]', '[x]'),
      ['1: Every option is right'],
    ],
    [
      'an order without a reason',
      ':::question order a | b?\n1. A\n2. B\n3. C\n:::',
      ['1: Say why this order is right'],
    ],
    ['an order of two', ':::question order a | b?\n1. A\n2. B\n\nWhy.\n:::', ['1: It has 2 steps']],
    [
      'a step that is a bullet',
      ':::question order a | b?\n1. A\n2. B\n3. C\n- D\n\nWhy.\n:::',
      ['5: A step begins with its number'],
    ],
    [
      'a pair without an arrow',
      ':::question match a | b?\n- A -> B\n  Why.\n- C -> D\n  Why.\n- E\n:::',
      ['6: A pair is "- left -> right"'],
    ],
    [
      'a pair without a reason',
      ':::question match a | b?\n- A -> B\n- C -> D\n  Why.\n:::',
      ['2: Say why these two belong'],
    ],
    [
      'pairs with one right side',
      ':::question match a | b?\n- A -> B\n  Why.\n- C -> B\n  Why.\n:::',
      ['1: All pairs have the same right side'],
    ],
  ];
  for (const [what, text, wanted] of cases) {
    it(what, () => {
      const found = faultsOf(text);
      assert.equal(found.length, wanted.length, found.join('\n'));
      for (const one of wanted)
        assert.ok(
          found.some((fault) => fault.startsWith(one)),
          `${one}\n${found.join('\n')}`,
        );
    });
  }

  it('two of the same id, by their lines', () => {
    assert.deepEqual(faultsOf(`${ONE}\n\n${ONE}`), [
      '17: The question of line 1 is called "lag", too; name this one: ":::question one another-id | …".',
    ]);
  });

  it('is told by the check of the lesson', () => {
    const faults = checkLesson(`Text.\n\n${ONE.replace('[x]', '[ ]')}\n`, {});
    assert.deepEqual(
      faults.map(({ line, text }) => `${line}: ${text}`),
      ['3: No option is right: mark it with "- [x]".'],
    );
    assert.deepEqual(checkLesson(ONE, {}), []);
  });
});
