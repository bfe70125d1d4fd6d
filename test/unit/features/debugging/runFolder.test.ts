import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRunFolder, removeRunFolder } from '../../../../src/features/debugging/runFolder.ts';

describe('folders of debugged runs', () => {
  let storage = '';
  beforeEach(() => {
    storage = mkdtempSync(join(tmpdir(), 'kode debug ü '));
  });
  afterEach(() => rmSync(storage, { recursive: true, force: true }));

  it('are of one run each', async () => {
    assert.notEqual(await newRunFolder(storage), await newRunFolder(storage));
  });

  it('stay while their window lives, and go when it is gone', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const mine = await newRunFolder(storage);
    const stale = [`${gone}-a`, 'go'].map((name) => join(storage, 'debug', name));
    for (const folder of [mine, ...stale]) {
      mkdirSync(join(folder, 'out'), { recursive: true });
      writeFileSync(join(folder, 'out', 'replies.txt'), 'x');
    }
    await newRunFolder(storage);
    assert.deepEqual(
      [mine, ...stale].map((folder) => existsSync(folder)),
      [true, false, false],
    );
    await removeRunFolder(mine);
    assert.ok(!existsSync(mine));
    // What is not there is removed already.
    await removeRunFolder(mine);
  });
});
