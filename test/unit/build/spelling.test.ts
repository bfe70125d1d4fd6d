import assert from 'node:assert/strict';
import { fieldWords, Speller, wordsOfMarkdown, wordsOfYaml } from '../../../src/build/spelling.ts';

const texts = (markdown: string): readonly string[] => wordsOfMarkdown(markdown).map(({ text }) => text);

describe('words of prose', () => {
  it('have their line and column, front matter included', () => {
    const words = wordsOfMarkdown('---\nid: some-id\ntitle: The tytle\nneeds: [other]\n---\n\nOne  wrod.\n');
    assert.deepEqual(words, [
      { text: 'The', line: 3, column: 8 },
      { text: 'tytle', line: 3, column: 12 },
      { text: 'One', line: 7, column: 1 },
      { text: 'wrod', line: 7, column: 6 },
    ]);
  });

  for (const [what, text] of [
    ['code', 'Is `xqz` and\n```go\nxqz\n```\nhere'],
    ['links', 'Is [here](kode:xqz) and https://xqz.org/xqz'],
    ['formulas', 'Is $xqz = 1$ and\n\n$$\n\\xqz\n$$\n\nhere'],
    ['names of things', 'Is L1 x_qz XqZ HTTP xqz.go call xqz() here'],
    ['values between quotes', 'Is "xqz" here'],
    ['parameters', ':::simulate sim-xqz | Is this\nxqz: 1\n:::\nhere'],
    ['numbers of questions', ':::question number xqz | Is {xqz}\n- xqz: 1 or 2\n- answer: xqz\nhere'],
    ['the id of a question', ':::question one xqz-xqz | Is\nhere'],
    ['the head of a block', ':::figure xqz-xqz | Is\nhere\n:::'],
    ['ordinals', 'Is 30th, k-th here'],
  ] as const) {
    it(`are no ${what}`, () => {
      assert.ok(texts(text).includes('Is') && texts(text).includes('here'), String(texts(text)));
      assert.ok(!texts(text).some((word) => /xq|^th$|^nd$/i.test(word)), String(texts(text)));
    });
  }

  it('are the labels of a figure, and what it is called', () => {
    const figure = '```mermaid\nflowchart LR\n  accTitle: A tytle\n  xqz -->|"no"| b["Two\\nlabls"]\n```\n';
    assert.deepEqual(texts(figure), ['tytle', 'no', 'Two', 'labls']);
  });

  it('are those of questions and captions, and of sources what is no name', () => {
    assert.deepEqual(
      texts(':::predict Waht then?\nThis.\n:::\n:::figure a | A captoin.\n:::\n').slice(0, 3),
      ['Waht', 'then', 'This'],
    );
    assert.ok(texts(':::figure a | A captoin.\n:::\n').includes('captoin'));
    assert.deepEqual(texts(':::sources\n- Vyukov: the nmae\n:::\nVyukov\n'), ['the', 'nmae', 'Vyukov']);
  });

  it('are those of what a question offers and explains', () => {
    const question = ':::question number a | Waht is {n}?\n- n: 1 or 2\n- mistake: n + 1\n  Becuase.\n:::';
    assert.deepEqual(texts(question), ['Waht', 'is', 'Becuase']);
    const choice = ':::question one | So?\n- [x] Yse\n  Becuase.\n- [ ] No\n  None.\n:::';
    assert.deepEqual(texts(choice), ['So', 'Yse', 'Becuase', 'No', 'None']);
  });

  it('are without the ending of a genitive', () => {
    assert.deepEqual(texts("Little’s law doesn't"), ['Little', 'law', "doesn't"]);
  });

  it('of YAML are those of its texts', () => {
    const yaml =
      'id: xqz\ntitle: A tytle\nexamples:\n  - args: [xqz]\n    note: >-\n      Long\n      nwote\nhints:\n  - One hnit\n';
    assert.deepEqual(
      wordsOfYaml(yaml).map(({ text, line }) => [text, line]),
      [
        ['tytle', 2],
        ['Long', 6],
        ['nwote', 7],
        ['One', 9],
        ['hnit', 9],
      ],
    );
  });
});

describe('the list of field words', () => {
  it('is read without its comments, and is in order', () => {
    assert.deepEqual(fieldWords('# Names\nAmdahl\nmutex # a lock\n'), {
      words: ['Amdahl', 'mutex'],
      faults: [],
    });
    assert.deepEqual(
      fieldWords('mutex\nAmdahl\nAmdahl\n').faults.map(({ line }) => line),
      [2, 3],
    );
  });

  it('is asked after the dictionary, and tells what nobody needs', () => {
    const speller = new Speller(['mutex', 'goroutine', 'Liskov'], (word) => word === 'lock');
    assert.deepEqual(
      ['lock', 'mutex', 'Mutex', 'liskov', 'Liskov', 'mutx'].map((word) => speller.isRight(word)),
      [true, true, true, false, true, false],
    );
    assert.deepEqual(speller.unneeded(), ['goroutine']);
  });
});
