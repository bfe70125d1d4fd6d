import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Capture, decodePart } from '../../../src/platform/capture.ts';
import { nodeFiles } from '../../../src/platform/files.ts';
import { LineReader, MAX_LINE_BYTES } from '../../../src/platform/lineReader.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openDescriptors, temporaryFolder } from './helpers.ts';

describe('files', () => {
  const folder = temporaryFolder();
  after(() => folder.remove());

  it('creates a file with its folders, and never over another', async () => {
    const path = nodeFiles.join(folder.path, 'dsa', 'ärrays', 'two sum.go');
    assert.equal(await nodeFiles.exists(path), false);
    assert.equal(await nodeFiles.create(path, '\uFEFFa\r\nü'), true);
    assert.equal(await nodeFiles.exists(path), true);
    assert.equal(await nodeFiles.create(path, 'other'), false);
    assert.equal(await nodeFiles.read(path), '\uFEFFa\r\nü');
    assert.equal(readFileSync(path, 'utf8'), '\uFEFFa\r\nü');
  });

  it('lets only one of many create a file', async () => {
    const path = join(folder.path, 'race');
    const won = await Promise.all(['a', 'b', 'c', 'd'].map((text) => nodeFiles.create(path, text)));
    assert.equal(won.filter(Boolean).length, 1);
  });

  it('lists names with their kind', async () => {
    const path = join(folder.path, 'list');
    mkdirSync(join(path, 'folder ü'), { recursive: true });
    writeFileSync(join(path, 'file.md'), '');
    symlinkSync('nowhere', join(path, 'dangling'));
    const entries = [...(await nodeFiles.list(path))].sort((a, b) => a.name.localeCompare(b.name));
    assert.deepEqual(entries, [
      { name: 'file.md', kind: 'file' },
      { name: 'folder ü', kind: 'folder' },
    ]);
    await assert.rejects(nodeFiles.list(join(path, 'none')), { code: 'ENOENT' });
    await assert.rejects(nodeFiles.read(join(path, 'none')), { code: 'ENOENT' });
  });

  it('does not take a folder for a file that is there already', async () => {
    await assert.rejects(
      nodeFiles.create(join(folder.path, 'list', 'file.md', 'below'), ''),
      /EEXIST|ENOTDIR/,
    );
  });
});

describe('log', () => {
  it('writes a cause with its stack', () => {
    const lines: string[] = [];
    const log = createLog((level, text) => lines.push(`${level} ${text}`));
    log.info('a');
    log.error('b', new RangeError('c'));
    log.error('d', 7);
    assert.equal(lines[0], 'info a');
    assert.match(lines[1] ?? '', /^error b\nRangeError: c\n\s+at /);
    assert.equal(lines[2], 'error d\n7');
  });
});

describe('lines', () => {
  it('come whole, however the bytes are cut', () => {
    const bytes = Buffer.from('ä\n\n😀x\r\nlast');
    for (let size = 1; size <= bytes.length; size += 1) {
      const reader = new LineReader();
      const lines: string[] = [];
      for (let at = 0; at < bytes.length; at += size)
        lines.push(...reader.feed(bytes.subarray(at, at + size)));
      assert.deepEqual(lines, ['ä', '', '😀x\r'], `in pieces of ${size}`);
    }
  });

  it('stop at one that is too long', () => {
    const reader = new LineReader();
    const chunk = Buffer.alloc(MAX_LINE_BYTES / 2 + 1, 'x');
    assert.deepEqual(reader.feed(chunk), []);
    assert.equal(reader.overflowed, false);
    assert.deepEqual(reader.feed(chunk), []);
    assert.equal(reader.overflowed, true);
    assert.deepEqual(reader.feed(Buffer.from('a\n')), []);
  });
});

describe('captured text', () => {
  it('leaves out characters cut at the edges, and replaces what is no text', () => {
    const bytes = Buffer.from('é😀é');
    assert.equal(decodePart(bytes.subarray(1), true), '😀é');
    assert.equal(decodePart(bytes.subarray(3), true), 'é');
    assert.equal(decodePart(bytes.subarray(0, 5), false), 'é');
    assert.equal(decodePart(Buffer.from([0x61, 0xff, 0x62]), false), 'a\ufffdb');
    assert.equal(decodePart(Buffer.from([0x80, 0x62]), false), '\ufffdb');
    assert.equal(decodePart(new Uint8Array(), true), '');
  });

  it('has no name on disk, and no descriptor once it is closed', async () => {
    const folder = temporaryFolder();
    const before = openDescriptors();
    const capture = new Capture('test', folder.path);
    assert.deepEqual(await nodeFiles.list(folder.path), []);
    writeFileSync(capture.fd, 'hällo');
    assert.equal(capture.size(), 6);
    assert.equal(await capture.text(0, Infinity, 3), 'hä');
    capture.close();
    capture.close();
    assert.equal(openDescriptors(), before);
    folder.remove();
  });
});
