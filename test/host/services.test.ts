import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { CommandId } from '../../src/contract/ids.ts';
import { SETTING_DEFAULTS, SETTINGS } from '../../src/contract/ids.ts';
import { CancelledError } from '../../src/engine/grading/request.ts';
import { NotGradedError } from '../../src/engine/grading/report.ts';
import { PackagedCatalog } from '../../src/services/catalog.ts';
import { EditorCommands } from '../../src/services/commands.ts';
import { lazy } from '../../src/services/lazy.ts';
import { EditorSettings } from '../../src/services/settings.ts';
import { MarkedSolutions } from '../../src/services/solutions.ts';
import { FakeSettings, SMALL_CATALOG } from './support/fixtures.ts';
import { workspaceRoot } from './support/workspace.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('commands', () => {
  const id = 'kode.test.command' as CommandId;

  /** What a failing handler leaves in the log. */
  async function logged(error: Error): Promise<readonly string[]> {
    const lines: string[] = [];
    const note =
      (level: string) =>
      (...parts: readonly unknown[]) =>
        lines.push([level, ...parts].map(String).join(' '));
    const log = { warn: note('warn'), error: note('error') } as unknown as vscode.LogOutputChannel;
    const commands = new EditorCommands(log);
    const registered = commands.register(id, () => Promise.reject(error));
    try {
      assert.equal(await commands.run(id), undefined);
    } finally {
      registered.dispose();
      commands.dispose();
    }
    return lines;
  }

  it('end a failure in the log, with its next step where it has one', async () => {
    assert.deepEqual(await logged(new NotGradedError('Go was not found.', 'Install Go 1.21.')), [
      `warn ${id}: Go was not found. Install Go 1.21.`,
    ]);
    assert.deepEqual(await logged(new TypeError('x is not a function')), [
      `error ${id} TypeError: x is not a function`,
    ]);
  });

  it('say nothing when somebody cancelled', async () => {
    assert.deepEqual(await logged(new CancelledError()), []);
    assert.deepEqual(await logged(new vscode.CancellationError()), []);
  });

  it('hand over arguments and results', async () => {
    const commands = new EditorCommands({} as vscode.LogOutputChannel);
    const started: unknown[] = [];
    commands.onDidStart((event) => started.push(event));
    const registered = commands.register(id, (a, b) => `${String(a)}-${String(b)}`);
    assert.equal(await commands.run(id, 1, 'x'), '1-x');
    assert.deepEqual(started, [{ id, args: [1, 'x'] }]);
    registered.dispose();
  });
});

describe('lazy parts', () => {
  it('load once, and again after a failure', async () => {
    let calls = 0;
    const part = lazy('test', () =>
      ++calls === 1 ? Promise.reject(new Error('no')) : Promise.resolve(calls),
    );
    await assert.rejects(part(), /no/u);
    assert.deepEqual(await Promise.all([part(), part()]), [2, 2]);
    assert.equal(await part(), 2);
  });
});

describe('settings', () => {
  it('read a value of the wrong type as the default', async () => {
    const settings = new EditorSettings();
    const set = (value: unknown): Thenable<void> =>
      vscode.workspace.getConfiguration().update(SETTINGS.language, value, vscode.ConfigurationTarget.Global);
    const changed = new Promise<void>((done) => {
      const listening = settings.onDidChange(SETTINGS.language, () => {
        listening.dispose();
        done();
      });
    });
    try {
      await set('cobol');
      await changed;
      assert.equal(settings.get(SETTINGS.language), SETTING_DEFAULTS[SETTINGS.language]);
      await settings.update(SETTINGS.language, 'python');
      assert.equal(settings.get(SETTINGS.language), 'python');
    } finally {
      await set(undefined);
    }
  });
});

describe('packaged catalog', () => {
  let root: vscode.Uri;
  before(async () => {
    root = vscode.Uri.joinPath(workspaceRoot(), 'content für tests');
    await vscode.workspace.fs.createDirectory(root);
  });
  after(() => vscode.workspace.fs.delete(root, { recursive: true }));

  it('reads the index once, and again after a failure', async () => {
    const catalog = new PackagedCatalog(root);
    await assert.rejects(catalog.index());
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(root, 'index.json'),
      text(JSON.stringify(SMALL_CATALOG)),
    );
    assert.equal(await catalog.index(), await catalog.index());
  });

  it('reads items by the ids of the index only', async () => {
    const catalog = new PackagedCatalog(root);
    const intro = {
      ...SMALL_CATALOG.entries[0],
      markdown: '# Intro',
      bodyLine: 9,
      figures: {},
      formulas: {},
      images: {},
      snippets: [],
    };
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(root, 'items/intro.json'),
      text(JSON.stringify(intro)),
    );
    assert.equal((await catalog.lesson('intro')).markdown, '# Intro');
    await assert.rejects(catalog.problem('intro'), NotGradedError);
    await assert.rejects(catalog.lesson('../index'), NotGradedError);
  });
});

describe('solution files', () => {
  let practice: vscode.Uri;
  let settings: FakeSettings;
  before(async () => {
    settings = new FakeSettings({ [SETTINGS.folder]: 'übung für später/kode' });
    practice = vscode.Uri.joinPath(workspaceRoot(), 'übung für später', 'kode');
    await vscode.workspace.fs.createDirectory(practice);
  });
  after(() => vscode.workspace.fs.delete(vscode.Uri.joinPath(practice, '..'), { recursive: true }));

  const write = async (name: string, content: string): Promise<vscode.Uri> => {
    const uri = vscode.Uri.joinPath(practice, name);
    await vscode.workspace.fs.writeFile(uri, text(content));
    return uri;
  };

  it('are known by their marker, whatever their name', async () => {
    const solutions = new MarkedSolutions(settings);
    await write('a/my answer.go', '// kode:reverse\r\npackage a\r\n');
    await write('b/notes.txt', '// kode:reverse\n');
    await write('b/helper.go', 'package b\n');
    const uri = await write('c/ROTATE.go', '\uFEFF// kode:rotate\npackage c\n');
    assert.deepEqual(
      (await solutions.all()).map(({ uri: at, problem, language }) => [
        at.path.split('/').at(-1),
        problem,
        language,
      ]),
      [
        ['my answer.go', 'reverse', 'go'],
        ['ROTATE.go', 'rotate', 'go'],
      ],
    );
    const document = await vscode.workspace.openTextDocument(uri);
    assert.deepEqual(solutions.of(document)?.problem, 'rotate');
    solutions.dispose();
  });

  it('are heard of when they come, change their problem, and go', async () => {
    const solutions = new MarkedSolutions(settings);
    const next = (): Promise<void> =>
      new Promise((done) => {
        const listening = solutions.onDidChange(() => {
          listening.dispose();
          done();
        });
      });
    const problems = async (): Promise<readonly string[]> =>
      (await solutions.all()).map(({ problem }) => problem);
    /** Waits for words of changes until these are the problems. */
    const until = async (wanted: readonly string[]): Promise<void> => {
      for (;;) {
        const told = next();
        if (isDeepStrictEqual(await problems(), wanted)) return;
        await told;
      }
    };
    const before = await problems();

    // The editor does not say when its watcher is up: write until it speaks.
    let spoken = false;
    const first = next().then(() => (spoken = true));
    let probe = await write('e/probe.go', '// kode:probe\npackage e\n');
    for (let n = 0; !spoken; n += 1) {
      probe = await write('e/probe.go', `// kode:probe-${n}\npackage e\n`);
      await Promise.race([first, new Promise((again) => setTimeout(again, 250))]);
    }
    await vscode.workspace.fs.delete(probe);
    await until(before);

    const told = next();
    const uri = await write('d/late.go', '// kode:merge\npackage d\n');
    await told;
    await until([...before, 'merge']);
    await write('d/late.go', '// kode:lru\npackage d\n');
    await until([...before, 'lru']);
    await vscode.workspace.fs.delete(uri);
    await until(before);
    solutions.dispose();
  });
});
