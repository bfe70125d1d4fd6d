import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installation } from '../../../src/cli/installation.ts';
import { runCommand } from '../../../src/cli/run.ts';
import { createTerminal } from '../../../src/cli/terminal.ts';
import { formatItem } from '../../../src/engine/catalog/itemJson.ts';
import type { CatalogIndex, Lesson, Problem } from '../../../src/engine/catalog/model.ts';
import { findMarker } from '../../../src/engine/scaffold/marker.ts';

const PROBLEM: Problem = {
  kind: 'function',
  id: 'twice',
  title: 'Twice',
  difficulty: 2,
  minutes: 5,
  topic: 'numbers',
  needs: [],
  languages: ['go', 'python'],
  statement: 'Return n twice as large.',
  editorial: 'Double it.',
  hints: ['a', 'b', 'c'],
  solutions: { go: 'package twice\n', python: 'def twice(n): return 2 * n\n' },
  spec: {
    signature: {
      name: 'twice',
      params: [{ name: 'n', type: { kind: 'int' }, role: 'in', domain: { kind: 'number', min: 0, max: 9 } }],
      returns: { kind: 'int' },
    },
    judge: { kind: 'exact' },
    limits: { caseMs: 100, memoryMb: 64 },
    small: { maxLength: 1, values: {}, maxCases: 10 },
    examples: [{ args: [1], expected: { result: 2 }, note: 'Two.' }],
    growth: { target: '1', max: 9 },
  },
};

const LESSON: Lesson = {
  kind: 'lesson',
  id: 'numbers-lesson',
  title: 'Numbers',
  claim: 'They count.',
  minutes: 3,
  topic: 'numbers',
  practise: ['twice'],
  needs: [],
  questions: [],
  markdown: 'Text.',
  bodyLine: 7,
  figures: {},
  formulas: {},
  images: {},
  snippets: [],
};

const INDEX: CatalogIndex = {
  format: 1,
  topics: [
    {
      id: 'dsa',
      title: 'DSA',
      summary: '',
      topics: [
        { id: 'numbers', title: 'Numbers', summary: '', topics: [], items: ['numbers-lesson', 'twice'] },
      ],
      items: [],
    },
  ],
  entries: [LESSON, PROBLEM],
};

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

describe('Command line', () => {
  let folder = '';
  let cwd = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kode cli ü '));
    cwd = join(folder, 'my work');
    mkdirSync(cwd);
    mkdirSync(join(folder, 'dist', 'content', 'items'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"version":"1.2.3"}');
    writeFileSync(join(folder, 'dist', 'content', 'index.json'), JSON.stringify(INDEX));
    for (const item of [PROBLEM, LESSON])
      writeFileSync(join(folder, 'dist', 'content', 'items', `${item.id}.json`), formatItem(item));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const kode = async (...argv: string[]): Promise<Outcome> => {
    let out = '';
    let err = '';
    const status = await runCommand(argv, {
      terminal: createTerminal({ write: (text) => (out += text) }, { write: (text) => (err += text) }, {}),
      installation: new Installation(join(folder, 'dist')),
      cwd,
      signal: new AbortController().signal,
    });
    return { status, out, err };
  };

  it('lists items as JSON with exactly the fields of the contract', async () => {
    const { status, out } = await kode('list', '--json');
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(out), [
      {
        id: 'numbers-lesson',
        kind: 'lesson',
        title: 'Numbers',
        topic: 'numbers',
        difficulty: null,
        languages: [],
      },
      {
        id: 'twice',
        kind: 'function',
        title: 'Twice',
        topic: 'numbers',
        difficulty: 2,
        languages: ['go', 'python'],
      },
    ]);
  });

  it('lists items for people, by topic', async () => {
    const { out } = await kode('list');
    assert.match(out, /^DSA › Numbers\n/);
    assert.match(out, /\n {2}twice +Twice +Medium +go, python\n/);
  });

  it('scaffolds below the practice root and tells each path', async () => {
    const { status, out, err } = await kode('scaffold', 'twice', '--lang', 'go', '--dir', 'übung 1');
    assert.deepEqual([status, err], [0, '']);
    const home = join(cwd, 'übung 1', 'kode', 'dsa', 'twice');
    const names = readdirSync(home);
    assert.ok(names.includes('cases.txt'));
    const stub = names.find((name) => name.endsWith('.go'));
    assert.ok(stub !== undefined);
    assert.equal(findMarker(readFileSync(join(home, stub), 'utf8')), 'twice');
    assert.equal(out.split('\n')[0], join(home, stub));
    assert.ok(readdirSync(join(cwd, 'übung 1', 'kode')).includes('go.mod'));
  });

  it('never overwrites, and says which file is there', async () => {
    const first = await kode('scaffold', 'twice', '--lang', 'py');
    const path = first.out.split('\n')[0] ?? '';
    writeFileSync(path, '# mine\r\n');
    const second = await kode('scaffold', 'twice', '--lang', 'python');
    assert.equal(second.status, 2);
    assert.equal(second.out, '');
    assert.equal(
      second.err,
      `kode: ${path} exists already and was left as it is. Move or rename it to start again.\n`,
    );
    assert.equal(readFileSync(path, 'utf8'), '# mine\r\n');
    const other = await kode('scaffold', 'twice', '--lang', 'go');
    assert.equal(other.status, 0, 'another language of the same problem is another file');
  });

  const refused: readonly (readonly [argv: readonly string[], said: RegExp])[] = [
    [[], /^kode: Say what to do: "list", "scaffold"/],
    [['grde'], /There is no command "grde"; did you mean "grade"\?/],
    [['list', '--lang', 'go'], /"kode list" has no option --lang/],
    [['list', '--jsn'], /Unknown option '--jsn'/],
    [['grade', 'twice'], /"kode grade" takes ID and FILE, got twice/],
    [['grade', 'twice', 'a.go', '--seed', 'x'], /--seed is a whole number/],
    [['grade', 'twice', 'a.go', '--case', '0'], /--case counts from 1/],
    [['grade', 'twice', 'a.go', '--case', '1', '--own'], /leave one out/],
    [['grade', 'twice', 'none.go'], /none\.go does not exist\. Give the path/],
    [['grade', 'twice', '.'], /\. is a folder/],
    [['grade', 'twicee', 'a.go'], /Kode has no item "twicee"\. Did you mean "twice"\?/],
    [['grade', 'numbers-lesson', 'a.go'], /"numbers-lesson" is a lesson, not a problem/],
    [['grade', '../index', 'a.go'], /Kode has no item "\.\.\/index"/],
    [['scaffold', 'twice'], /Say in which language: --lang go, python/],
    [['scaffold', 'twice', '--lang', 'cobol'], /There is no language "cobol"/],
    [
      ['scaffold', 'twice', '--lang', 'ts'],
      /"twice" cannot be solved in TypeScript yet\. Choose one of go, python/,
    ],
    [['verify', 'none'], /Kode has no item "none"/],
    [['verify', 'twice'], /This is an installed Kode, without the programs that proofs need/],
    [['verify', '--sample', '3'], /--sample goes with --ledger/],
    [['verify', '--ledger', 'twice'], /--ledger is about all items/],
    [['verify', '--changed', '--lang', 'go'], /--changed is about all items/],
    [['verify', '--changed', '--ledger'], /--ledger includes --changed/],
    [['verify', '--quick', '--record'], /--quick proves a part only/],
    [['verify', '--jobs', '0'], /--jobs is at least 1/],
  ];
  for (const [argv, said] of refused) {
    it(`answers status 2 and one line to: kode ${argv.join(' ')}`, async () => {
      const { status, out, err } = await kode(...argv);
      assert.equal(status, 2);
      assert.equal(out, '');
      assert.match(err, said);
      assert.equal(err.trimEnd().split('\n').length, 1, err);
    });
  }

  it('refuses own cases that are not there, before anything is built', async () => {
    writeFileSync(join(cwd, 'a.go'), 'package twice\n');
    const none = await kode('grade', 'twice', 'a.go', '--own');
    assert.deepEqual([none.status, none.out], [2, '']);
    assert.match(none.err, /There are no cases of yours in .*cases\.txt\. Write one there/);
    writeFileSync(join(cwd, 'cases.txt'), 'n = 3\n');
    const second = await kode('grade', 'twice', 'a.go', '--case', '2');
    assert.deepEqual([second.status, second.out], [2, '']);
    assert.match(second.err, /There is no case 2 in .*cases\.txt\. Choose one from 1 to 1\./);
  });

  it('asks for the language where the extension does not tell it', async () => {
    writeFileSync(join(cwd, 'answer.txt'), 'x');
    const { status, err } = await kode('grade', 'twice', 'answer.txt');
    assert.equal(status, 2);
    assert.match(
      err,
      /The extension "\.txt" of answer\.txt does not tell the language\. Say it with --lang\./,
    );
  });

  it('says what to do where the content was not built', async () => {
    rmSync(join(folder, 'dist', 'content', 'index.json'));
    const { status, err } = await kode('list');
    assert.equal(status, 2);
    assert.match(err, /index\.json is missing\. Run "npm run build"/);
  });

  it('helps, and knows its version', async () => {
    assert.match((await kode('help')).out, /^kode: interview practice/);
    assert.equal((await kode('--help')).status, 0);
    assert.equal((await kode('--version')).out, '1.2.3\n');
  });

  it('proves a lesson without a judge', async () => {
    const { status, out } = await kode('verify', 'numbers-lesson', '--json');
    assert.equal(status, 0);
    const { items, ok, failed } = JSON.parse(out) as { items: unknown[]; ok: boolean; failed: number };
    assert.deepEqual([ok, failed], [true, 0]);
    assert.deepEqual(items, [{ id: 'numbers-lesson', ok: true, failures: [], languages: {}, caught: [] }]);
  });

  it('fails a lesson whose link or figure is not there', async () => {
    const broken = { ...LESSON, markdown: '[x](kode:none)\n:::figure ring | A ring.\n:::\n' };
    writeFileSync(join(folder, 'dist', 'content', 'items', 'numbers-lesson.json'), formatItem(broken));
    const { status, out } = await kode('verify', 'numbers-lesson', '--json');
    assert.equal(status, 1);
    const { items } = JSON.parse(out) as { items: { failures: string[] }[] };
    assert.deepEqual(items[0]?.failures, [
      'its link "kode:none" leads nowhere',
      'its figure "ring" is not drawn',
    ]);
  });
});
