import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildPlan, Command, QuickWay, SharedPart } from '../../../src/engine/languages/language.ts';
import type { BuildResult } from '../../../src/engine/ports.ts';
import { BuildCache } from '../../../src/platform/buildCache.ts';
import type { BuilderOptions, LocalBuilder } from '../../../src/platform/builder.ts';
import { createBuilder } from '../../../src/platform/builder.ts';
import { createLog } from '../../../src/platform/log.ts';
import { ExitGuard } from '../../../src/platform/processTree.ts';
import {
  assertNothingLeft,
  isAlive,
  neverAborted,
  NO_TOOLCHAINS,
  temporaryFolder,
  until,
} from './helpers.ts';

const script = (text: string): Command => ({ tool: 'node', args: ['-e', text], env: {} });
const write = (file: string, text: string): Command =>
  script(`require('fs').writeFileSync(${JSON.stringify(file)}, ${JSON.stringify(text)})`);
const PLAIN = write('made.txt', 'plain');
/** Makes the program from the part. */
const FROM_PART: Command = {
  tool: 'node',
  args: [
    '-e',
    "require('fs').writeFileSync('made.txt', JSON.stringify([require('fs').readFileSync(process.argv[1] + '/part.txt', 'utf8'), ...process.argv.slice(2)]))",
    '{part:one}',
    'a{part:one:printed}b',
    '{part:one:none}',
    '{part:one:choice}',
  ],
  env: {},
};

describe('quick way of a build', () => {
  const folder = temporaryFolder();
  const builders: LocalBuilder[] = [];
  let number = 0;
  let cache = '';
  const warnings: string[] = [];

  const builder = (more: Partial<BuilderOptions> = {}): LocalBuilder => {
    const made = createBuilder({
      cacheFolder: cache,
      harnessFolder: folder.path,
      version: '1',
      toolchains: NO_TOOLCHAINS,
      guard: new ExitGuard(),
      log: createLog((_, text) => warnings.push(text)),
      ...more,
    });
    builders.push(made);
    return made;
  };
  const part = (more: Partial<SharedPart> = {}): SharedPart => ({
    name: 'one',
    files: [{ path: 'source.txt', text: 'source' }],
    commands: [
      script(
        "const fs = require('fs'); fs.appendFileSync(process.argv[1], 'x'); fs.copyFileSync('source.txt', 'part.txt')",
      ),
      { ...script("console.log(' {part' + ':none} ')"), outputFile: 'printed' },
      { ...script(''), outputFile: 'none' },
    ].map((one, i) =>
      i === 0 ? { ...one, args: [...one.args, join(cache, '..', `count ${number}`)] } : one,
    ),
    choices: [
      {
        file: 'choice',
        candidates: ['bad', 'good', 'better'],
        command: {
          tool: 'node',
          args: ['-e', "process.exit(process.argv[1].startsWith('good') ? 0 : 1)", '{candidate}!'],
          env: {},
        },
      },
    ],
    timeoutMs: 10_000,
    ...more,
  });
  const madeParts = (): number =>
    existsSync(join(cache, '..', `count ${number}`))
      ? readFileSync(join(cache, '..', `count ${number}`), 'utf8').length
      : 0;
  const plan = (text: string, quick: Partial<QuickWay> = {}, plain = [PLAIN]): BuildPlan => ({
    language: 'go',
    files: [{ path: 'input.txt', text }],
    commands: plain,
    timeoutMs: 10_000,
    quick: { parts: [part()], files: [], commands: [FROM_PART], complaintCode: null, ...quick },
  });
  const made = (result: BuildResult): string => {
    assert.ok(result.ok, result.ok ? '' : result.output);
    return readFileSync(join(result.dir, 'made.txt'), 'utf8');
  };
  const folders = (): readonly string[] => readdirSync(cache).sort();

  beforeEach(() => {
    number += 1;
    cache = join(folder.path, `$& cäche ${number}`, 'builds');
    mkdirSync(cache, { recursive: true });
    warnings.length = 0;
  });
  afterEach(async () => {
    await Promise.all(builders.splice(0).map((one) => one.dispose()));
    assertNothingLeft();
  });
  after(() => folder.remove());

  it('takes a part that is made once, its folder, its texts and its choices', async () => {
    const one = builder();
    const want = JSON.stringify(['source', 'a{part:none}b', 'good']);
    assert.equal(made(await one.build(plan('a'), neverAborted())), want);
    assert.equal(made(await one.build(plan('b'), neverAborted())), want);
    assert.equal(made(await builder().build(plan('c'), neverAborted())), want);
    assert.equal(madeParts(), 1);
    assert.equal(folders().length, 4);
    const again = await one.build(plan('a'), neverAborted());
    assert.equal(again.ok && again.cached, true);
    assert.deepEqual(warnings, []);
  });

  it('makes a part once for all who want it at the same time', async () => {
    const one = builder();
    const results = await Promise.all(['a', 'b', 'c'].map((text) => one.build(plan(text), neverAborted())));
    assert.ok(results.map(made).every((text) => text.startsWith('["source"')));
    assert.equal(madeParts(), 1);
  });

  it('makes a part anew when anything in it changes, and the builds with it', async () => {
    const build = async (text: string): Promise<string> =>
      made(
        await builder().build(
          plan('same', { parts: [part({ files: [{ path: 'source.txt', text }] })] }),
          neverAborted(),
        ),
      );
    assert.match(await build('1'), /^\["1"/);
    assert.match(await build('2'), /^\["2"/);
  });

  it('puts its own files over those of the plan', async () => {
    const quick = {
      parts: [],
      files: [{ path: 'input.txt', text: 'over' }],
      commands: [script("require('fs').renameSync('input.txt', 'made.txt')")],
    };
    assert.equal(made(await builder().build(plan('under', quick), neverAborted())), 'over');
  });

  it('gives way to the plain one where the part cannot be made, and does not try again', async () => {
    const parts = [
      part({ commands: [...part().commands, script("console.log('no such header'); process.exit(1)")] }),
    ];
    const one = builder();
    assert.equal(made(await one.build(plan('a', { parts }), neverAborted())), 'plain');
    assert.equal(made(await one.build(plan('b', { parts }), neverAborted())), 'plain');
    assert.equal(madeParts(), 1);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /"one" could not be made: no such header/);
  });

  const troubles: readonly (readonly [string, Partial<QuickWay>])[] = [
    ['a command fails', { commands: [write('left.txt', 'x'), script('process.exit(1)')] }],
    ['a command is not there', { commands: [{ tool: null, args: ['/no such folder/compile'], env: {} }] }],
    ['a command hangs', { commands: [script('for (;;);')] }],
    ['a text of the part is missing', { commands: [{ tool: 'node', args: ['{part:one:gone}'], env: {} }] }],
    ['a part is missing', { parts: [], commands: [FROM_PART] }],
    ['a file is missing', { files: [], commands: [script("require('fs').readFileSync('gone')")] }],
  ];
  for (const [name, quick] of troubles) {
    it(`gives way to the plain one where ${name}`, async () => {
      const result = await builder().build({ ...plan('x', quick), timeoutMs: 3_000 }, neverAborted());
      assert.equal(made(result), 'plain');
      assert.ok(result.ok && !existsSync(join(result.dir, 'left.txt')));
    });
  }

  it('leaves the complaints to the plain one', async () => {
    const fails = script("console.log('quick words'); process.exit(1)");
    const plainFails = script("console.log('plain words'); process.exit(1)");
    const result = await builder().build(plan('x', { commands: [fails] }, [plainFails]), neverAborted());
    assert.deepEqual([result.ok, !result.ok && result.output], [false, 'plain words\n']);
    assert.equal(folders().length, 1);
  });

  it('speaks itself where its words are the same, with the code that says so', async () => {
    const fails = (code: number): Command => script(`console.log('words ${code}'); process.exit(${code})`);
    const build = (code: number): Promise<BuildResult> =>
      builder().build(plan('x', { commands: [fails(code)], complaintCode: 1 }), neverAborted());
    const result = await build(1);
    assert.deepEqual([result.ok, !result.ok && result.output], [false, 'words 1\n']);
    assert.equal(made(await build(3)), 'plain');
  });

  it('makes an old part anew after it failed where the plain one did not', async () => {
    const one = builder();
    made(await one.build(plan('a'), neverAborted()));
    const [dir = ''] = folders().filter((name) => existsSync(join(cache, name, 'part.txt')));
    const fails = { commands: [script('process.exit(1)')] };
    made(await one.build(plan('b', fails), neverAborted()));
    assert.ok(existsSync(join(cache, dir)), 'a young one stays');
    utimesSync(join(cache, dir), new Date(0), new Date(0));
    made(await one.build(plan('c', fails), neverAborted()));
    assert.ok(!existsSync(join(cache, dir)));
    made(await one.build(plan('d'), neverAborted()));
    assert.equal(madeParts(), 2);
  });

  it('is made again over a part that lost a file', async () => {
    const one = builder();
    made(await one.build(plan('a'), neverAborted()));
    const [dir = ''] = folders().filter((name) => existsSync(join(cache, name, 'part.txt')));
    rmSync(join(cache, dir, 'part.txt'));
    assert.match(made(await one.build(plan('b'), neverAborted())), /^\["source"/);
    assert.equal(madeParts(), 2);
  });

  it('is cancelled, while the part is being made too', async () => {
    const started = join(folder.path, `started ${number}`);
    const slow = part({
      commands: [script(`require('fs').writeFileSync(${JSON.stringify(started)}, ''); for (;;);`)],
    });
    const controller = new AbortController();
    const one = builder();
    const building = one.build(plan('x', { parts: [slow] }), controller.signal);
    await until(() => existsSync(started));
    controller.abort();
    await assert.rejects(building, { name: 'CancelledError' });
    // The part goes on for others, until nobody wants anything any more.
    await one.dispose();
    await until(() => folders().length === 0);
  });
});

describe('build cache with something in use', () => {
  const folder = temporaryFolder();
  after(() => folder.remove());

  it('keeps what is held, however old and big', async () => {
    const cache = new BuildCache(folder.path, { bytes: 0, entries: 0, restMs: 0 });
    const dir = await cache.put('key', await cache.begin());
    const letGo = cache.hold(dir);
    const letGoToo = cache.hold(dir);
    const later = Date.now() + 24 * 3_600_000;
    letGo();
    letGo();
    await cache.cleanUp(later);
    await cache.removeSuspect(dir, later);
    assert.ok(existsSync(dir));
    letGoToo();
    await cache.cleanUp(later);
    assert.ok(!existsSync(dir));
  });
});

/** Answers with its own process id, and with what it was asked; ends or is silent where it is told to. */
const SERVER = `
  require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const [word, ...args] = JSON.parse(line);
    if (word === 'die') process.exit(3);
    if (word === 'loop') for (;;);
    if (word === 'make') require('fs').writeFileSync(args[0], String(process.pid));
    console.log(JSON.stringify([word === 'fail' ? 1 : 0, word + ' ü\\n']));
  }).on('close', () => process.exit(0));
`;

describe('compilers that stay', () => {
  const folder = temporaryFolder();
  let number = 0;
  let one: LocalBuilder;
  const start = (more: Partial<BuilderOptions> = {}): void => {
    number += 1;
    one = createBuilder({
      cacheFolder: join(folder.path, String(number)),
      harnessFolder: folder.path,
      version: '1',
      toolchains: NO_TOOLCHAINS,
      guard: new ExitGuard(),
      log: createLog(() => undefined),
      ...more,
    });
  };
  const build = (...words: readonly string[]): Promise<BuildResult> =>
    one.build(
      {
        language: 'java',
        files: [{ path: 'x', text: words.join() + String(Math.random()) }],
        commands: [PLAIN],
        timeoutMs: 2_000,
        quick: {
          parts: [],
          files: [],
          commands: [{ tool: 'node', args: words, env: {}, server: script(SERVER) }],
          complaintCode: 1,
        },
      },
      neverAborted(),
    );
  const pid = async (): Promise<number> => {
    const result = await build('make', '{dir}/made.txt');
    assert.ok(result.ok);
    return Number(readFileSync(join(result.dir, 'made.txt'), 'utf8'));
  };
  const isPlain = async (word: string): Promise<void> => {
    const result = await build(word);
    assert.ok(result.ok);
    assert.equal(readFileSync(join(result.dir, 'made.txt'), 'utf8'), 'plain');
  };

  afterEach(async () => {
    await one.dispose();
    assertNothingLeft();
  });
  after(() => folder.remove());

  it('serve one build after the other, and end with the builder', async () => {
    start();
    const pids = await Promise.all([pid(), pid(), pid()]);
    assert.ok(pids[0] !== undefined && pids[0] > 0);
    assert.equal(new Set(pids).size, 1);
    const failed = await build('fail');
    assert.deepEqual([failed.ok, !failed.ok && failed.output], [false, 'fail ü\n']);
    assert.equal(await pid(), pids[0]);
    await one.dispose();
    assert.ok(!isAlive(pids[0]));
  });

  it('are started anew after a death, and the plain way helps out', async () => {
    start();
    const first = await pid();
    await isPlain('die');
    assert.notEqual(await pid(), first);
  });

  it('are ended where they do not answer, and the plain way helps out', async () => {
    start();
    const first = await pid();
    await isPlain('loop');
    assert.ok(!isAlive(first));
    assert.notEqual(await pid(), first);
  });

  it('end when nobody wants anything for a while', async () => {
    start({ serverIdleMs: 1 });
    const first = await pid();
    await until(() => !isAlive(first));
    assert.notEqual(await pid(), first);
  });
});
