import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputFolder } from '../../../src/build/outputs.ts';

describe('Output folder', () => {
  let root = '';
  beforeEach(() => {
    root = join(mkdtempSync(join(tmpdir(), 'kode out ü ')), 'dist');
  });
  afterEach(() => rmSync(join(root, '..'), { recursive: true, force: true }));

  it('leaves a file alone whose content is the same, and replaces another', async () => {
    const out = new OutputFolder(root);
    await out.write('a/b.txt', 'one');
    const path = join(root, 'a', 'b.txt');
    utimesSync(path, 1_000, 1_000);
    await out.write('a/b.txt', 'one');
    assert.equal(statSync(path).mtimeMs, 1_000_000);
    await out.write('a/b.txt', 'two');
    assert.notEqual(statSync(path).mtimeMs, 1_000_000);
    assert.equal(readFileSync(path, 'utf8'), 'two');
    assert.deepEqual(readdirSync(join(root, 'a')), ['b.txt']);
  });

  it('removes what was not made, and folders that are empty then', async () => {
    mkdirSync(join(root, 'old', 'deep'), { recursive: true });
    writeFileSync(join(root, 'old', 'deep', 'stale.js'), '');
    const out = new OutputFolder(root);
    await out.write('new/file.js', '1');
    await out.sweep();
    assert.ok(existsSync(join(root, 'new', 'file.js')));
    assert.ok(!existsSync(join(root, 'old')));
  });
});
