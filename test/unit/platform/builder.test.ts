import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BuildPlan, Command } from '../../../src/engine/languages/language.ts';
import type { Builder, BuildResult } from '../../../src/engine/ports.ts';
import { BuildCache } from '../../../src/platform/buildCache.ts';
import type { BuilderOptions, LocalBuilder } from '../../../src/platform/builder.ts';
import { createBuilder } from '../../../src/platform/builder.ts';
import { createLog } from '../../../src/platform/log.ts';
import { ExitGuard } from '../../../src/platform/processTree.ts';
import {
  assertNothingLeft,
  neverAborted,
  NO_TOOLCHAINS,
  openDescriptors,
  temporaryFolder,
  until,
} from './helpers.ts';

/** Copies input.txt to made.txt, and says that it did. */
const COPY: Command = {
  tool: 'node',
  args: ['-e', "const fs = require('fs'); fs.copyFileSync('input.txt', 'made.txt'); console.log('copied');"],
  env: {},
};

describe('builder', () => {
  const folder = temporaryFolder();
  const harness = join(folder.path, 'harness');
  let number = 0;
  let cache = '';

  const builder = (more: Partial<BuilderOptions> = {}): Builder =>
    createBuilder({
      cacheFolder: cache,
      harnessFolder: harness,
      version: '1',
      toolchains: NO_TOOLCHAINS,
      guard: new ExitGuard(),
      log: createLog(() => undefined),
      ...more,
    });
  const plan = (text: string, ...commands: readonly Command[]): BuildPlan => ({
    language: 'go',
    files: [
      { path: 'input.txt', text },
      { path: 'deep/er/asset.txt', asset: 'go/asset.txt' },
    ],
    commands,
    timeoutMs: 10_000,
  });
  const script = (text: string): Command => ({ tool: 'node', args: ['-e', text], env: {} });
  const dirOf = (result: BuildResult): string => {
    assert.ok(result.ok, result.ok ? '' : result.output);
    return result.dir;
  };
  const failed = (result: BuildResult): Extract<BuildResult, { ok: false }> => {
    assert.ok(!result.ok);
    return result;
  };

  before(() => {
    mkdirSync(join(harness, 'go'), { recursive: true });
    writeFileSync(join(harness, 'go', 'asset.txt'), 'asset ü');
  });
  beforeEach(() => {
    number += 1;
    cache = join(folder.path, `cäche ${number}`);
  });
  afterEach(assertNothingLeft);
  after(() => folder.remove());

  it('writes the files, runs the commands, and does neither again', async () => {
    const first = await builder().build(plan('ü\r\n', COPY), neverAborted());
    const dir = dirOf(first);
    assert.equal(first.ok && first.cached, false);
    assert.equal(readFileSync(join(dir, 'made.txt'), 'utf8'), 'ü\r\n');
    assert.equal(readFileSync(join(dir, 'deep', 'er', 'asset.txt'), 'utf8'), 'asset ü');
    const second = await builder().build(plan('ü\r\n', COPY), neverAborted());
    assert.deepEqual([dirOf(second), second.ok && second.cached], [dir, true]);
  });

  it('builds anew when anything that goes in changes', async () => {
    const dirs = new Set<string>();
    const build = async (one: BuildPlan, more: Partial<BuilderOptions> = {}): Promise<void> => {
      dirs.add(dirOf(await builder(more).build(one, neverAborted())));
    };
    await build(plan('a', COPY));
    await build(plan('b', COPY));
    await build(plan('a', COPY), { version: '2' });
    await build(plan('a', { ...COPY, env: { X: '1' } }));
    await build(plan('a', { ...COPY, args: [...COPY.args, 'x'] }));
    await build(plan('a'));
    writeFileSync(join(harness, 'go', 'asset.txt'), 'asset 2');
    await build(plan('a', COPY));
    assert.equal(dirs.size, 7);
  });

  it('fills in its folders, the one where it builds', async () => {
    const show = script("require('fs').writeFileSync('where.txt', process.argv[1] + '\\n' + process.env.H)");
    const result = await builder().build(
      plan('x', { ...show, args: [...show.args, '{dir}/x'], env: { H: '{harness}' } }),
      neverAborted(),
    );
    const [where = '', h] = readFileSync(join(dirOf(result), 'where.txt'), 'utf8').split('\n');
    assert.ok(where.startsWith(join(cache, 'unfinished-')) && where.endsWith('/x'), where);
    assert.equal(h, harness);
  });

  it('gives the compiler’s words in the order in which they were written, and keeps nothing', async () => {
    const complain = script(
      "const fs = require('fs'); for (let i = 0; i < 4; i += 1) fs.writeSync(1 + (i % 2), i + '\\n'); process.exit(2)",
    );
    const result = failed(await builder().build(plan('x', complain, COPY), neverAborted()));
    assert.deepEqual([result.output, result.timedOut], ['0\n1\n2\n3\n', false]);
    assert.deepEqual(readdirSync(cache), []);
  });

  it('says how a silent compiler ended', async () => {
    const result = failed(
      await builder().build(plan('x', script("process.kill(process.pid, 'SIGABRT')")), neverAborted()),
    );
    assert.equal(result.output, 'The compiler ended with SIGABRT.\n');
  });

  it('cuts the words of a compiler that does not stop', async () => {
    const result = failed(
      await builder().build(
        plan(
          'x',
          script("for (let i = 0; i < 20000; i += 1) console.log('e'.repeat(98)); process.exitCode = 1"),
        ),
        neverAborted(),
      ),
    );
    assert.equal(result.output.length, 256 * 1024);
  });

  it('stops a compiler that does not end, with all that it started', async () => {
    const hang = script(
      "require('child_process').spawn('setsid', ['sleep', '60'], { stdio: 'ignore' }); console.log('so far'); for (;;);",
    );
    const result = failed(await builder().build({ ...plan('x', hang), timeoutMs: 700 }, neverAborted()));
    assert.equal(result.timedOut, true);
    assert.deepEqual(readdirSync(cache), []);
  });

  it('is cancelled', async () => {
    const controller = new AbortController();
    const loop = script("require('fs').writeFileSync('started', ''); for (;;);");
    const building = builder().build(plan('x', loop), controller.signal);
    await until(
      () => existsSync(cache) && readdirSync(cache).some((name) => existsSync(join(cache, name, 'started'))),
    );
    controller.abort();
    await assert.rejects(building, { name: 'CancelledError' });
    assert.deepEqual(readdirSync(cache), []);
    await assert.rejects(builder().build(plan('x', COPY), controller.signal), { name: 'CancelledError' });
  });

  it('refuses to write outside its folder', async () => {
    for (const path of ['../x', '/x', 'a/../../x']) {
      await assert.rejects(
        builder().build({ ...plan('x'), files: [{ path, text: '' }] }, neverAborted()),
        /outside its folder/,
      );
    }
  });

  it('says that a toolchain is missing, with the fix', async () => {
    const spec = {
      id: 'none',
      title: 'None',
      commands: ['none'],
      versionArgs: [],
      versionPattern: /x/,
      minimum: '1',
      realPathArgs: null,
      fix: 'none',
    };
    await assert.rejects(builder().build(plan('x', { tool: spec, args: [], env: {} }), neverAborted()), {
      name: 'NotGradedError',
      fix: 'none',
    });
  });

  it('lets a build join the one that was begun ahead, and builds nothing twice', async () => {
    const marks = join(folder.path, `marks ${number}`);
    mkdirSync(marks);
    // Each run of it leaves a file of its own, and ends when it is told to.
    const slow = script(
      `const fs = require('fs'); fs.writeFileSync(${JSON.stringify(marks)} + '/' + process.pid, String(require('os').getPriority()));
       const wait = () => fs.existsSync(${JSON.stringify(join(folder.path, 'go on'))}) || setTimeout(wait, 10); wait();`,
    );
    const local = builder() as LocalBuilder;
    const ahead = local.buildAhead(plan('joined', slow), neverAborted());
    await until(() => readdirSync(marks).length === 1);
    const asked = local.build(plan('joined', slow), neverAborted());
    writeFileSync(join(folder.path, 'go on'), '');
    const [first, second] = await Promise.all([ahead, asked]);
    assert.equal(dirOf(first), dirOf(second));
    assert.equal((await local.build(plan('joined', slow), neverAborted())).ok, true);
    const [only, ...others] = readdirSync(marks);
    assert.deepEqual(others, []);
    assert.ok(Number(readFileSync(join(marks, only ?? ''), 'utf8')) > getPriority(), 'others go first');
  });

  it('lets several build the same at once, in this process and in others', async () => {
    const slow = plan('x', {
      ...COPY,
      args: ['-e', `${COPY.args[1] ?? ''} Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150)`],
    });
    const program = `
      import { createBuilder } from ${JSON.stringify(new URL('../../../src/platform/builder.ts', import.meta.url).href)};
      import { ExitGuard } from ${JSON.stringify(new URL('../../../src/platform/processTree.ts', import.meta.url).href)};
      const builder = createBuilder({ cacheFolder: ${JSON.stringify(cache)}, harnessFolder: ${JSON.stringify(harness)},
        version: '1', toolchains: {}, guard: new ExitGuard(), log: console });
      const result = await builder.build(${JSON.stringify(slow)}, new AbortController().signal);
      console.log(result.dir);
    `;
    const run = promisify(execFile);
    const other = (): Promise<string> =>
      run(process.execPath, ['--input-type=module', '-e', program]).then(({ stdout }) => stdout.trim());
    const own = (): Promise<string> => builder().build(slow, neverAborted()).then(dirOf);
    const dirs = await Promise.all([own(), own(), other(), other(), own()]);
    assert.equal(new Set(dirs).size, 1);
    assert.deepEqual(
      readdirSync(cache).map((name) => join(cache, name)),
      [dirs[0]],
    );
    assert.equal(readFileSync(join(dirs[0] ?? '', 'made.txt'), 'utf8'), 'x');
  });

  const damage: readonly (readonly [string, (dir: string) => void])[] = [
    ['a file that is gone', (dir) => rmSync(join(dir, 'made.txt'))],
    ['a file that was cut', (dir) => truncateSync(join(dir, 'made.txt'), 1)],
    ['a list that is no JSON', (dir) => writeFileSync(join(dir, '.kode-build.json'), '{"files":[')],
    [
      'a folder without anything',
      (dir) => readdirSync(dir).forEach((name) => rmSync(join(dir, name), { recursive: true })),
    ],
  ];
  for (const [name, harm] of damage) {
    it(`builds again over ${name}`, async () => {
      const dir = dirOf(await builder().build(plan('text', COPY), neverAborted()));
      harm(dir);
      const again = await builder().build(plan('text', COPY), neverAborted());
      assert.deepEqual([dirOf(again), again.ok && again.cached], [dir, false]);
      assert.equal(readFileSync(join(dir, 'made.txt'), 'utf8'), 'text');
      assert.deepEqual(readdirSync(cache).length, 1);
    });
  }

  it('leaves no descriptor open', async () => {
    await builder().build(plan('warm', COPY), neverAborted());
    const before = openDescriptors();
    await builder().build(plan('x', COPY), neverAborted());
    await builder().build(plan('y', script('process.exit(1)')), neverAborted());
    assert.equal(openDescriptors(), before);
  });
});

describe('build cache', () => {
  const folder = temporaryFolder();
  after(() => folder.remove());

  it('removes what was not used for longest, and never what is in use', async () => {
    const root = join(folder.path, 'a');
    const now = Date.now();
    const limits = { bytes: 1_000, entries: 4, restMs: 60_000 };
    const cache = new BuildCache(root, limits);
    const put = async (key: string, bytes: number, minutesAgo: number): Promise<void> => {
      const dir = await cache.begin();
      writeFileSync(join(dir, 'x'), 'x'.repeat(bytes));
      await cache.put(key, dir);
      const time = new Date(now - minutesAgo * 60_000);
      utimesSync(join(root, key, '.kode-build.json'), time, time);
    };
    await put('new', 100, 0);
    await put('big', 950, 2);
    await put('small', 100, 3);
    await put('old', 100, 4);
    await put('older', 100, 5);
    await put('oldest', 100, 6);
    await cache.cleanUp(now);
    // "big" would be over the bytes; then four in number.
    assert.deepEqual(readdirSync(root).sort(), ['new', 'old', 'older', 'small']);

    await put('busy 1', 900, 0);
    await put('busy 2', 900, 0.5);
    await cache.cleanUp(now);
    assert.ok(existsSync(join(root, 'busy 1')) && existsSync(join(root, 'busy 2')));
  });

  it('counts a use', async () => {
    const cache = new BuildCache(join(folder.path, 'b'));
    const dir = await cache.put('key', await cache.begin());
    const manifest = join(dir, '.kode-build.json');
    utimesSync(manifest, new Date(0), new Date(0));
    assert.equal(await cache.get('key'), dir);
    assert.ok(statSync(manifest).mtimeMs > 0);
    assert.equal(await cache.get('other'), null);
  });

  it('removes what crashed processes left, once it is old', async () => {
    const root = join(folder.path, 'c');
    const cache = new BuildCache(root);
    const dir = await cache.begin();
    await cache.cleanUp();
    assert.ok(existsSync(dir));
    await cache.cleanUp(Date.now() + 2 * 3_600_000);
    assert.deepEqual(readdirSync(root), []);
  });

  it('cleans up where there is no folder yet', async () => {
    await new BuildCache(join(folder.path, 'none')).cleanUp();
  });
});
