import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installation } from '../../../src/cli/installation.ts';
import { runCommand } from '../../../src/cli/run.ts';
import { createTerminal } from '../../../src/cli/terminal.ts';
import { listInTopic } from '../../../src/engine/catalog/listInTopic.ts';
import { loadContent } from '../../../src/engine/catalog/load.ts';
import { parseSignature } from '../../../src/engine/catalog/signatureText.ts';
import { unfinishedIn } from '../../../src/engine/catalog/unfinished.ts';
import { LANGUAGE_IDS } from '../../../src/engine/languages/ids.ts';
import { nodeFiles } from '../../../src/platform/files.ts';

const TOPICS = `# The tree.
- id: dsa
  title: DSA
  summary: Functions.
  icon: symbol-array
  topics:
    - id: queues   # to come
      title: Queues
      summary: First in, first out.
    - id: stacks
      title: Stacks
      summary: Last in.
      items: [one, two] # both
    - id: heaps
      title: Heaps
      summary: The smallest.
      items:
        - three
        # the hard one
        - four
    - id: bits
      title: Bits
      summary: Switches.
      items: []
`;

describe('An item in topics.yaml', () => {
  const added = (topic: string): string => {
    const lines = TOPICS.split('\n');
    const after = (listInTopic(TOPICS, topic, 'new-one') ?? '').split('\n');
    return after.filter((line, i) => !lines.includes(line) || i >= lines.length).join('|');
  };
  it('comes last, and comments stay', () => {
    assert.equal(added('queues'), '      items: [new-one]|');
    assert.equal(added('stacks'), '      items: [one, two, new-one] # both');
    assert.equal(added('heaps'), '        - new-one|');
    assert.equal(added('bits'), '      items: [new-one]');
    assert.match(
      listInTopic(TOPICS, 'heaps', 'new-one') ?? '',
      /# the hard one\n {8}- four\n {8}- new-one\n/,
    );
  });

  it('is on a line of its own where the line would be too long', () => {
    const long = TOPICS.replace(
      '[one, two]',
      `[${Array.from({ length: 12 }, (_, i) => `long-id-${i}`).join(', ')}]`,
    );
    assert.match(
      listInTopic(long, 'stacks', 'new-one') ?? '',
      /items:\n {8}- long-id-0\n[^]*\n {8}- new-one # both\n/,
    );
  });

  it('needs a topic', () => {
    assert.equal(listInTopic(TOPICS, 'nowhere', 'new-one'), null);
  });
});

describe('A signature on one line', () => {
  it('has roles and types with commas', () => {
    const { name, params, returns } = parseSignature('f(inout a: int[], m: map<string,[int,int]>) -> void');
    assert.deepEqual([name, returns.kind], ['f', 'void']);
    assert.deepEqual(
      params.map((param) => [param.name, param.type.kind, param.role]),
      [
        ['a', 'array', 'inout'],
        ['m', 'map', 'in'],
      ],
    );
  });
  const wrong: readonly (readonly [text: string, said: RegExp])[] = [
    ['f(a: int)', /Expected a signature like/],
    ['f() -> int', /at least one parameter/],
    ['F(a: int) -> int', /"F" is not a name in lowerCamelCase/],
    ['f(a) -> int', /Expected a parameter like "a: int\[\]", got "a"/],
    ['f(a: integer) -> int', /unknown type "integer"/],
    ['f(a: int) -> void', /Nothing to judge/],
  ];
  for (const [text, said] of wrong)
    it(`is refused: ${text}`, () => {
      assert.throws(() => parseSignature(text), said);
    });
});

describe('kode new problem', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kode new ü '));
    mkdirSync(join(root, 'content'));
    writeFileSync(
      join(root, 'content', 'topics.yaml'),
      TOPICS.replace(/\n {6}items:[^]*?(?=\n {4}- id|$)/g, ''),
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const kode = async (...argv: string[]) => {
    let err = '';
    const status = await runCommand(argv, {
      terminal: createTerminal({ write: () => true }, { write: (text) => (err += text) }, {}),
      installation: new Installation(join(root, 'dist')),
      cwd: root,
      signal: new AbortController().signal,
    });
    return { status, err };
  };
  const make = (signature: string, id = 'new-one', topic = 'queues') =>
    kode('new', 'problem', id, '--topic', topic, '--title', "It's: new", '--signature', signature);

  const signatures = [
    'count(a: int[], k: int) -> int',
    'turn(inout a: List, s: text, f: float) -> void',
    'find(m: map<string,int>, r: {id:string,n:int64}[], t: Tree) -> [int,string]?',
    'copy(l: RandomList, b: bool) -> RandomList',
  ];
  for (const signature of signatures)
    it(`writes files in which only the marks are wrong: ${signature}`, async () => {
      assert.equal((await make(signature)).status, 0);
      const { complaints, problems } = await loadContent({
        files: nodeFiles,
        folder: join(root, 'content'),
        languages: LANGUAGE_IDS,
        checkLesson: () => [],
      });
      assert.deepEqual(
        complaints.filter(({ text }) => !text.startsWith('Unfinished: ')),
        [],
      );
      const places = new Set(
        complaints.map(({ file }) => file.slice(root.length).split(/[\\/]/).slice(5)[0]),
      );
      assert.deepEqual([...places].sort(), [
        'editorial.md',
        'problem.yaml',
        'reference.ts',
        'rejected',
        'slow',
        'solutions',
        'statement.md',
      ]);
      assert.deepEqual(problems[0]?.problem.languages, LANGUAGE_IDS);
      assert.equal(problems[0]?.problem.title, "It's: new");
    });

  it('overwrites nothing', async () => {
    const file = join(root, 'content', 'dsa', 'queues', 'new-one', 'problem.yaml');
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'mine');
    const { status, err } = await make('f(a: int) -> int');
    assert.deepEqual([status, readFileSync(file, 'utf8')], [2, 'mine']);
    assert.match(err, /exists already and was left as it is/);
  });

  it('says what is wrong, and writes nothing then', async () => {
    assert.match((await make('f(a) -> int')).err, /Expected a parameter/);
    assert.match((await make('f(a: int) -> int', 'Bad Id')).err, /"Bad Id" is not an id/);
    assert.match((await make('f(a: int) -> int', 'stacks')).err, /The id "stacks" is taken/);
    assert.match((await make('f(a: int) -> int', 'x', 'queue')).err, /did you mean "queues"/);
    assert.match((await kode('new', 'lesson', 'x')).err, /makes a "problem", not a "lesson"/);
    assert.equal(existsSync(join(root, 'content', 'dsa')), false);
  });
});

describe('Marks of what is unfinished', () => {
  it('are told with what is to be done', () => {
    assert.deepEqual(unfinishedIn('f', "a\n  note: 'TODO: why (55)'\n"), [
      { file: 'f', line: 2, column: 10, text: 'Unfinished: why (55)' },
    ]);
  });
});
