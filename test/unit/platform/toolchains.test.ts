import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolchainSpec } from '../../../src/engine/languages/language.ts';
import type { ToolchainState } from '../../../src/engine/ports.ts';
import { cleanEnvironment, searchFolders } from '../../../src/platform/environment.ts';
import { ExitGuard } from '../../../src/platform/processTree.ts';
import type { ToolchainOptions } from '../../../src/platform/toolchains.ts';
import { compareVersions, createToolchains } from '../../../src/platform/toolchains.ts';
import { assertNothingLeft, openDescriptors, temporaryFolder } from './helpers.ts';

const SPEC: ToolchainSpec = {
  id: 'brew',
  title: 'Brew',
  commands: ['brew3', 'brew'],
  versionArgs: ['--version'],
  versionPattern: /version (\d+(?:\.\d+)*)/,
  minimum: '1.21',
  realPathArgs: null,
  fix: 'Install Brew 1.21 or newer.',
};

describe('toolchains', () => {
  const folder = temporaryFolder();
  let number = 0;

  /** An own folder a test, with executables by path: the text of their shell script. */
  const bin = (files: Readonly<Record<string, string>>): string => {
    number += 1;
    const dir = join(folder.path, `bin ${number}`);
    mkdirSync(dir);
    for (const [path, script] of Object.entries(files)) write(join(dir, path), script);
    return dir;
  };
  const write = (path: string, script: string): void => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  };
  const toolchains = (
    folders: readonly string[],
    override = '',
    more: Partial<ToolchainOptions> = {},
  ): ReturnType<typeof createToolchains> =>
    createToolchains({ override: () => override, guard: new ExitGuard(), folders, ...more });
  const find = (folders: readonly string[], override = '', spec = SPEC): Promise<ToolchainState> =>
    toolchains(folders, override).find(spec);
  const reasonOf = (state: ToolchainState): string => {
    assert.equal(state.found, false);
    return state.found ? '' : state.reason;
  };

  after(() => folder.remove());
  afterEach(assertNothingLeft);

  it('takes the first that works: by command, then by folder', async () => {
    const first = bin({ brew: 'echo version 9' });
    const second = bin({ brew3: 'echo version 1.21.4', brew: 'echo version 8' });
    assert.deepEqual(await find([first, second]), {
      found: true,
      path: join(second, 'brew3'),
      version: '1.21.4',
    });
  });

  it('passes over a broken shim, a folder and a file that is not executable', async () => {
    const broken = bin({ brew3: 'echo "pyenv: no version set"; exit 127' });
    const dir = bin({ 'brew3/inside': '' });
    const file = bin({});
    writeFileSync(join(file, 'brew3'), 'text');
    const good = bin({ brew3: 'echo version 2' });
    const state = await find([broken, dir, file, good]);
    assert.equal(state.found && state.path, join(good, 'brew3'));

    const none = await find([broken, dir, file]);
    assert.match(
      reasonOf(none),
      /Brew does not work: "brew3 --version" .* exit code 127: pyenv: no version set/,
    );
    assert.equal(
      !none.found && none.fix,
      'Install Brew 1.21 or newer. If it is installed elsewhere, name it in the setting kode.toolchain.brew.',
    );
  });

  it('says what is missing', async () => {
    assert.equal(
      reasonOf(await find([join(folder.path, 'none')])),
      'Brew was not found: there is no "brew3" or "brew" on the PATH.',
    );
  });

  it('says what is too old', async () => {
    const dir = bin({ brew: 'echo version 1.9.7' });
    assert.equal(
      reasonOf(await find([dir])),
      `Brew 1.9.7 (${join(dir, 'brew')}) is too old: Kode needs 1.21 or newer.`,
    );
  });

  it('says what prints no version', async () => {
    const dir = bin({ brew: 'echo "hello there"' });
    assert.match(reasonOf(await find([dir])), /printed no version that Kode can read: "hello there"/);
  });

  it('does not wait for a command that hangs, nor leave it running', async () => {
    const dir = bin({ brew: 'setsid sleep 60 & sleep 60' });
    const state = await toolchains([dir], '', { timeoutMs: 300 }).find(SPEC);
    assert.match(reasonOf(state), /did not answer: .* ran for over 0\.3 s/);
  });

  it('survives a command that floods, and one that is no program', async () => {
    const flood = bin({ brew: 'echo version 1.22; yes' });
    const state = await toolchains([flood], '', { timeoutMs: 5_000 }).find(SPEC);
    assert.equal(state.found, false);
    const dir = bin({});
    writeFileSync(join(dir, 'brew'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), { mode: 0o755 });
    assert.match(reasonOf(await find([dir])), /Brew does not (start|work)/);
  });

  it('resolves a shim once, and runs what is behind it', async () => {
    const dir = bin({ 'real/brew': 'echo version 3.1' });
    const real = join(dir, 'real', 'brew');
    const shim = bin({ brew: `echo "remark"; echo "${real.replaceAll('$', '\\$')}"` });
    const state = await find([shim], '', { ...SPEC, realPathArgs: ['--real'] });
    assert.deepEqual(state, { found: true, path: real, version: '3.1' });
  });

  it('finds the executable in the folder of the installation', async () => {
    const dir = bin({ 'real/bin/brew': 'echo version 3.1' });
    const shim = bin({ brew: `echo "${join(dir, 'real').replaceAll('$', '\\$')}"` });
    const spec = { ...SPEC, realPathArgs: ['--root'], realPathInside: ['bin', 'brew'] };
    const state = await find([shim], '', spec);
    assert.deepEqual(state, { found: true, path: join(dir, 'real', 'bin', 'brew'), version: '3.1' });
  });

  it('keeps the command where the path behind it makes no sense', async () => {
    const dir = bin({ brew: '[ "$1" = --real ] && echo /no/such/file || echo version 3' });
    const state = await find([dir], '', { ...SPEC, realPathArgs: ['--real'] });
    assert.equal(state.found && state.path, join(dir, 'brew'));
  });

  it('obeys the setting, and says what is wrong with it', async () => {
    const dir = bin({ 'my brew ü': 'echo version 2' });
    const other = bin({ brew3: 'echo version 7' });
    const path = join(dir, 'my brew ü');
    assert.deepEqual(await find([other], path), { found: true, path, version: '2' });
    const wrong = await find([other], join(dir, 'nope'));
    assert.match(
      reasonOf(wrong),
      /^The setting kode\.toolchain\.brew names ".*nope", which does not exist\.$/,
    );
    assert.match(wrong.found ? '' : wrong.fix, /^Correct the setting kode\.toolchain\.brew, or clear it/);
    assert.match(reasonOf(await find([other], dir)), /which is a folder/);
    assert.match(reasonOf(await find([other], 'brew3')), /not a full path/);
  });

  it('asks once, asks again after a replacement, and never remembers a failure', async () => {
    const log = join(folder.path, 'asked');
    const dir = bin({ brew: `echo x >> "${log.replaceAll('$', '\\$')}"; echo version 2` });
    const found = toolchains([dir]);
    const [a, b] = await Promise.all([found.find(SPEC), found.find(SPEC)]);
    assert.deepEqual(a, b);
    write(join(dir, 'other'), 'echo version 4');
    assert.deepEqual(await found.find(SPEC), a);
    assert.equal(readFileSync(log, 'utf8'), 'x\n');
    renameSync(join(dir, 'other'), join(dir, 'brew'));
    const replaced = await found.find(SPEC);
    assert.equal(replaced.found && replaced.version, '4');
    rmSync(join(dir, 'brew'));
    assert.equal((await found.find(SPEC)).found, false);
    write(join(dir, 'brew'), 'echo version 5');
    const back = await found.find(SPEC);
    assert.equal(back.found && back.version, '5');
  });

  it('leaves no descriptor open', async () => {
    const before = openDescriptors();
    await find([bin({ brew: 'exit 1', brew3: 'echo version 9' })]);
    assert.equal(openDescriptors(), before);
  });

  it('compares versions by number', () => {
    assert.deepEqual(
      [
        compareVersions('1.9', '1.21'),
        compareVersions('1.21', '1.21.0'),
        compareVersions('3.13.0', '3.9'),
        compareVersions('1.22rc1', '1.21'),
      ],
      [-1, 0, 1, 1],
    );
  });
});

describe('environment', () => {
  it('keeps what compilers need and drops what leaks', () => {
    const env = cleanEnvironment(
      { GOFLAGS: '', PATH: '/own' },
      {
        PATH: '/bin',
        HOME: '/home/ü',
        NODE_OPTIONS: '-r x',
        NODE_EXTRA_CA_CERTS: '/x',
        PYTHONPATH: '/x',
        VSCODE_PID: '1',
        ELECTRON_RUN_AS_NODE: '1',
        GOFLAGS: '-mod=vendor',
        LANG: 'de_DE',
        LD_PRELOAD: '/x.so',
      },
      'linux',
    );
    assert.deepEqual(env, { PATH: '/own', HOME: '/home/ü', LANG: 'C.UTF-8', GOFLAGS: '' });
  });

  it('finds Windows variables whatever their case', () => {
    const env = cleanEnvironment(
      {},
      { Path: 'C:\\bin', SYSTEMROOT: 'C:\\Windows', PYTHONHOME: 'x' },
      'win32',
    );
    assert.deepEqual(env, { Path: 'C:\\bin', SYSTEMROOT: 'C:\\Windows' });
    assert.deepEqual(searchFolders({ Path: 'C:\\a;;C:\\b c' }, 'win32'), ['C:\\a', 'C:\\b c']);
  });

  it('looks on the PATH first, and no folder twice', () => {
    assert.deepEqual(searchFolders({ PATH: '/x:/usr/local/bin:/x', HOME: '/h' }, 'linux').slice(0, 3), [
      '/x',
      '/usr/local/bin',
      '/usr/local/go/bin',
    ]);
  });
});
