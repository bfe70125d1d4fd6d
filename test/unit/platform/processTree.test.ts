import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { LinuxTree, linuxProcesses } from '../../../src/platform/linuxTree.ts';
import { MacTree } from '../../../src/platform/otherTree.ts';
import { lockLimitOf, newRunMark, RUN_MARKER } from '../../../src/platform/processTree.ts';
import type { ProcessTree } from '../../../src/platform/processTree.ts';
import { assertNothingLeft, isAlive, until } from './helpers.ts';

/** A shell with two children, one of them out of its group, that has said that they run. */
const FAMILY = 'sleep 60 & setsid sleep 60 & echo up; wait';

describe('process trees', () => {
  let child: ChildProcess;
  const start = async (script: string, mark: string): Promise<number> => {
    child = spawn('sh', ['-c', script], {
      env: { PATH: process.env['PATH'], [RUN_MARKER]: mark },
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data');
    return child.pid ?? 0;
  };
  const endsWith = (tree: ProcessTree): void => void child.once('exit', () => tree.rootExited());

  afterEach(assertNothingLeft);

  it('finds children in and out of the group, measures them, and ends them', async () => {
    const before = linuxProcesses();
    const mark = newRunMark();
    const tree = new LinuxTree(await start(FAMILY, mark), mark, before);
    endsWith(tree);
    await until(() => tree.refresh() === 3);
    const bytes = tree.memory(Infinity);
    assert.ok(bytes > 500_000 && bytes < 100_000_000, `${bytes} bytes`);
    const shared = tree.memory(0);
    assert.ok(shared > 0 && shared < bytes, `${shared} of ${bytes} bytes`);
    assert.equal(await tree.kill(), 0);
    assert.equal(tree.refresh(), 0);
  });

  it('looks at every process again once the numbers have started over', async () => {
    const mark = newRunMark();
    const root = await start(FAMILY, mark);
    const all = linuxProcesses();
    const blind = new LinuxTree(root, mark, all);
    assert.equal(blind.refresh(), 1);
    const wrapped = new LinuxTree(root, mark, { ...all, lastPid: 2 ** 30 });
    endsWith(wrapped);
    assert.equal(wrapped.refresh(), 3);
    assert.equal(await wrapped.kill(), 0);
  });

  it('finds who took off its environment, by a limit', async () => {
    const before = linuxProcesses();
    const mark = newRunMark();
    const locks = lockLimitOf(mark);
    const bare = 'setsid env -i sh -c "sleep 60 & echo up; wait" & wait';
    const tree = new LinuxTree(
      await start(`ulimit -w ${locks} || ulimit -x ${locks}; ${bare}`, mark),
      mark,
      before,
    );
    endsWith(tree);
    await until(() => tree.refresh() === 3);
    assert.equal(await tree.kill(), 0);
  });

  it('tells who computes from who waits', async () => {
    const before = linuxProcesses();
    const mark = newRunMark();
    const loop = new LinuxTree(await start('echo up; while :; do :; done', mark), mark, before);
    endsWith(loop);
    const from = loop.activity().cpuMs;
    await until(() => loop.activity().cpuMs > from + 20);
    assert.equal(await loop.kill(), 0);
  });

  it('does without /proc, with what ps says', async () => {
    const mark = newRunMark();
    const root = await start('sleep 60 & echo up; wait', mark);
    const tree = new MacTree(root, `${RUN_MARKER}=${mark}`);
    endsWith(tree);
    assert.equal(await tree.refresh(), 2);
    assert.ok((await tree.memory()) > 100_000);
    assert.equal((await tree.activity()).cpuMs < 5_000, true);
    await tree.kill();
    assert.equal(isAlive(root), false);
  });
});
