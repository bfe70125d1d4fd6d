import assert from 'node:assert/strict';
import { formatComplaint } from '../../../../src/engine/catalog/complaint.ts';
import { formatItem, parseItem } from '../../../../src/engine/catalog/itemJson.ts';
import type { LoadedContent } from '../../../../src/engine/catalog/load.ts';
import { loadContent } from '../../../../src/engine/catalog/load.ts';
import type { Problem } from '../../../../src/engine/catalog/model.ts';
import type { Files } from '../../../../src/engine/ports.ts';

/** Files in memory, by path with `/`. */
function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const paths = Object.keys(texts);
  return {
    read: (path) => {
      const text = texts[path];
      return text === undefined ? Promise.reject(new Error(`no ${path}`)) : Promise.resolve(text);
    },
    list: (folder) => {
      const names = new Map<string, 'file' | 'folder'>();
      for (const path of paths.filter((one) => one.startsWith(`${folder}/`))) {
        const [name = '', ...rest] = path.slice(folder.length + 1).split('/');
        names.set(name, rest.length === 0 ? 'file' : 'folder');
      }
      return Promise.resolve([...names].map(([name, kind]) => ({ name, kind })));
    },
    exists: (path) => Promise.resolve(paths.some((one) => one === path || one.startsWith(`${path}/`))),
    create: () => Promise.resolve(false),
    join: (...parts) => parts.join('/'),
  };
}

const TOPICS = `- id: dsa
  title: DSA
  summary: Functions.
  icon: symbol-array
  topics:
    - id: sums
      title: Sums
      summary: Adding.
      items: [intro, add]
`;

const PROBLEM = `id: add
title: Add up
kind: function
difficulty: 1
minutes: 10
signature:
  name: addUp
  params:
    - name: a
      type: long[]
      length: [0, 3]
      items: { range: [-9007199254740991, 9007199254740991] }
    - name: b
      type: int64
      range: [-9223372036854775808, "9223372036854775807"]
  returns: int64
judge: exact
limits: { caseMs: 1000, memoryMb: 64 }
growth: { target: n, max: 1000 }
small:
  maxLength: 2
  values: { a: [0, 1] }
  maxCases: 10
examples:
  - args: [[1, 2], 9223372036854775807]
    result: -9223372036854775806
    note: It wraps.
  - args: [[], 0]
    result: 0
    note: Nothing.
hints: [Look, Idea, Shape]
`;

const LESSON = `---
id: intro
title: Introduction
claim: Sums add.
minutes: 5
practise: [add]
---
Text with [a link](kode:add).
`;

const GOOD: Readonly<Record<string, string>> = {
  'c/topics.yaml': TOPICS,
  'c/dsa/add/problem.yaml': PROBLEM,
  'c/dsa/add/statement.md': 'Add. See [the lesson](kode:intro).\r\n',
  'c/dsa/add/editorial.md': 'Add.\n',
  'c/dsa/add/reference.ts': 'export {};\n',
  'c/dsa/add/solutions/solution.go': 'package add\r\n',
  'c/dsa/add/solutions/solution.rs': 'fn add() {}\n',
  'c/dsa/add/rejected/subtracts.go': '// Subtracts.\npackage add\n',
  'c/dsa/add/rejected/falls-over.py': '# crash: Reads past the end.\n',
  'c/dsa/add/slow/counts.go': '// Counts one by one.\npackage add\n',
  'c/dsa/intro/lesson.md': LESSON,
};

const load = (changes: Readonly<Record<string, string | null>> = {}): Promise<LoadedContent> => {
  const texts = Object.fromEntries(
    Object.entries({ ...GOOD, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  return loadContent({
    files: memoryFiles(texts),
    folder: 'c',
    languages: ['go', 'python'],
    checkLesson: () => [],
  });
};

const complaintsOf = async (changes: Readonly<Record<string, string | null>>): Promise<string[]> =>
  (await load(changes)).complaints.map(formatComplaint);

/** The problem file with one text in place of another. */
const problem = (from: string, to: string): Readonly<Record<string, string>> => {
  assert.ok(PROBLEM.includes(from), from);
  return { 'c/dsa/add/problem.yaml': PROBLEM.replace(from, to) };
};

describe('Loading content', () => {
  it('makes the index in the order of the tree', async () => {
    const { complaints, index } = await load();
    assert.deepEqual(complaints, []);
    assert.deepEqual(
      index?.entries.map(({ id, kind, topic }) => [id, kind, topic]),
      [
        ['intro', 'lesson', 'sums'],
        ['add', 'function', 'sums'],
      ],
    );
    assert.deepEqual(index?.topics[0]?.topics[0]?.items, ['intro', 'add']);
  });

  it('offers languages with a solution and a judge, and keeps their fixtures only', async () => {
    const [loaded] = (await load()).problems;
    assert.deepEqual(loaded?.problem.languages, ['go']);
    assert.deepEqual(Object.keys(loaded?.problem.solutions ?? {}), ['go']);
    assert.equal(loaded?.problem.solutions.go, 'package add\n');
    assert.deepEqual(
      loaded?.fixtures.fixtures.map(({ name, fault, why }) => [name, fault, why]),
      [
        ['subtracts.go', 'rejected', 'Subtracts.'],
        ['counts.go', 'slow', 'Counts one by one.'],
      ],
    );
  });

  it('keeps whole numbers of 64 bits exact, through JSON too', async () => {
    const [loaded] = (await load()).problems;
    assert.ok(loaded !== undefined);
    const again = parseItem(formatItem(loaded.problem)) as Problem;
    assert.deepEqual(again, loaded.problem);
    assert.equal(again.spec?.examples[0]?.args[1], 9223372036854775807n);
    assert.equal(again.spec?.examples[0]?.expected.result, -9223372036854775806n);
    const domain = again.spec?.signature.params[1]?.domain;
    assert.deepEqual(domain, { kind: 'number', min: -(2n ** 63n), max: 2n ** 63n - 1n });
    const item = again.spec?.signature.params[0]?.domain;
    assert.ok(item?.kind === 'sequence' && item.item.kind === 'number' && item.item.max === 2 ** 53 - 1);
  });

  it('reads a lesson with CRLF and a BOM, and knows the line of its body', async () => {
    const { complaints, lessons } = await load({
      'c/dsa/intro/lesson.md': `\uFEFF${LESSON.replaceAll('\n', '\r\n')}`,
    });
    assert.deepEqual(complaints, []);
    assert.equal(lessons[0]?.lesson.markdown, 'Text with [a link](kode:add).\n');
    assert.equal(lessons[0]?.lesson.bodyLine, 8);
  });
});

describe('Complaints about content', () => {
  const cases: readonly (readonly [
    what: string,
    changes: Readonly<Record<string, string | null>>,
    expected: RegExp,
  ])[] = [
    [
      'a misspelt field',
      problem('minutes: 10', 'minuts: 10'),
      /problem\.yaml:5:1: Unknown field "minuts"; did you mean "minutes"\?/,
    ],
    ['a missing field', problem('minutes: 10\n', ''), /problem\.yaml:1:1: Missing "minutes"\./],
    ['a type that is none', problem('long[]', 'lng[]'), /problem\.yaml:10:13: Not a type/],
    [
      'a bound outside of the type',
      problem(
        'type: int64\n      range: [-9223372036854775808',
        'type: int\n      range: [-9223372036854775808',
      ),
      /:15:14: "int" holds -2147483648 to 2147483647; "long" holds more/,
    ],
    [
      'an example outside of the domain',
      problem('args: [[1, 2],', 'args: [[1, 2, 3, 4],'),
      /:25:12: Not a valid input: length 4 is outside 0 … 3/,
    ],
    [
      'an example with too few arguments',
      problem('args: [[], 0]', 'args: [[]]'),
      /:28:11: Expected 2 arguments \(a, b\), got 1/,
    ],
    ['an example without a result', problem('    result: 0\n', ''), /:28:5: Missing "result"/],
    [
      'two hints',
      problem('[Look, Idea, Shape]', '[Look, Idea]'),
      /:31:8: Expected 3 hints \(look, idea, shape\), got 2/,
    ],
    [
      'a domain of another type',
      problem('range: [-9223372036854775808, "9223372036854775807"]', 'length: [0, 1]'),
      /"length" does not apply: "int64" is described by range/,
    ],
    [
      'a judge that is none',
      problem('judge: exact', 'judge: exactly'),
      /:17:8: Expected "exact", "unordered", "nestedUnordered" or "checker", got "exactly"/,
    ],
    ['a growth that is none', problem('target: n,', 'target: n!,'), /Expected "1", "log n"/],
    [
      'YAML that is none',
      problem('judge: exact', 'judge: [exact'),
      /problem\.yaml:\d+:\d+: Not YAML as expected/,
    ],
    ['a key twice', problem('minutes: 10', 'minutes: 10\nminutes: 10'), /:6:1: Not YAML as expected.*unique/],
    ['nothing to judge', problem('returns: int64', 'returns: void'), /:16:12: Nothing to judge/],
    [
      'an unlisted item',
      { 'c/topics.yaml': TOPICS.replace('[intro, add]', '[add]') },
      /lesson\.md:2:5: "intro" is not listed in topics\.yaml/,
    ],
    [
      'a listed item that is not there',
      { 'c/topics.yaml': TOPICS.replace('[intro, add]', '[intro, add, ad]') },
      /topics\.yaml:9:27: There is no lesson or problem "ad"; did you mean "add"\?/,
    ],
    [
      'an item listed twice',
      { 'c/topics.yaml': TOPICS.replace('[intro, add]', '[intro, add, add]') },
      /topics\.yaml:9:27: "add" is listed a second time/,
    ],
    [
      'a topic without an icon',
      { 'c/topics.yaml': TOPICS.replace('  icon: symbol-array\n', '') },
      /topics\.yaml:1:3: A top-level topic needs "icon"/,
    ],
    ['an id that is taken', { 'c/dsa/other/lesson.md': LESSON }, /The id "intro" is taken by/],
    [
      'a dead link in front matter',
      { 'c/dsa/intro/lesson.md': LESSON.replace('[add]', '[ad]') },
      /lesson\.md:6:12: There is no problem "ad"; did you mean "add"\?/,
    ],
    [
      'a lesson among problems',
      { 'c/dsa/intro/lesson.md': LESSON.replace('[add]', '[intro]') },
      /lesson\.md:6:12: "intro" is not a problem/,
    ],
    [
      'a dead link in a text',
      { 'c/dsa/intro/lesson.md': LESSON.replace('kode:add', 'kode:sub') },
      /lesson\.md:8:20: The link leads nowhere/,
    ],
    [
      'a lesson without front matter',
      { 'c/dsa/intro/lesson.md': 'Text\n' },
      /lesson\.md:1:1: Expected front matter/,
    ],
    ['a circle', problem('minutes: 10\n', 'minutes: 10\nneeds: [add]\n'), /:6:9: A circle: add needs add/],
    [
      'a program without its first line',
      { 'c/dsa/add/rejected/subtracts.go': 'package add\n' },
      /subtracts\.go:1:1: Expected a comment in the first line/,
    ],
    [
      'a first line that is too long',
      { 'c/dsa/add/rejected/subtracts.go': `// ${'long '.repeat(30)}\n` },
      /The first line has \d+ characters; 120 are allowed/,
    ],
    [
      'a program in an unknown language',
      { 'c/dsa/add/rejected/subtracts.rb': '# Wrong.\n' },
      /Expected a name in kebab case that ends in/,
    ],
    [
      'a solution with another name',
      { 'c/dsa/add/solutions/best.go': 'package add\n' },
      /best\.go:1:1: Expected a file named/,
    ],
    [
      'a missing statement',
      { 'c/dsa/add/statement.md': null },
      /statement\.md:1:1: This file is missing or empty/,
    ],
    [
      'no solution at all',
      { 'c/dsa/add/solutions/solution.go': null, 'c/dsa/add/solutions/solution.rs': null },
      /A problem needs a solution/,
    ],
  ];
  for (const [what, changes, expected] of cases) {
    it(`tells ${what}`, async () => {
      const complaints = await complaintsOf(changes);
      assert.ok(
        complaints.some((complaint) => expected.test(complaint)),
        `none of these is the one:\n${complaints.join('\n')}`,
      );
    });
  }

  it('leaves links in code alone', async () => {
    const text = LESSON.replace('Text', '`[x](kode:none)`\n\n```md\n[x](kode:none)\n```\n\nText');
    assert.deepEqual(await complaintsOf({ 'c/dsa/intro/lesson.md': text }), []);
  });

  it('tells everything at once, in the order of the lines', async () => {
    const text = PROBLEM.replace('difficulty: 1', 'difficulty: 4').replace('caseMs: 1000', 'caseMs: 0');
    const { complaints } = await load({ 'c/dsa/add/problem.yaml': text });
    assert.deepEqual(
      complaints.map(({ line }) => line),
      [4, 18],
    );
  });

  it('does not call links dead because another item is broken', async () => {
    const complaints = await complaintsOf(problem('minutes: 10', 'minutes: ten'));
    assert.equal(complaints.length, 1);
  });
});
