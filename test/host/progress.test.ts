import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ProgressEvent } from '../../src/engine/progress/log.ts';
import { ProgressLog } from '../../src/services/progress.ts';

const read = (item: string, yes = true): ProgressEvent => ({
  v: 1,
  type: 'read',
  at: new Date().toISOString(),
  item,
  read: yes,
});

describe('progress log', () => {
  let folder: string;
  let file: string;
  let log: vscode.LogOutputChannel;
  const open: ProgressLog[] = [];

  /** A window of its own on the same log. */
  function windowOn(where: string): ProgressLog {
    const one = new ProgressLog(vscode.Uri.file(where), log);
    open.push(one);
    return one;
  }

  before(() => {
    log = vscode.window.createOutputChannel('Kode test', { log: true });
  });
  after(() => log.dispose());
  beforeEach(async () => {
    const base = await fs.mkdtemp(path.join(tmpdir(), 'kode progress ü-'));
    // Not there yet, as on the first start.
    folder = path.join(base, 'storage');
    file = path.join(folder, 'attempts.jsonl');
  });
  afterEach(async () => {
    for (const one of open.splice(0)) one.dispose();
    await fs.rm(path.dirname(folder), { recursive: true, force: true });
  });

  it('starts empty, and knows what was written', async () => {
    const one = windowOn(folder);
    assert.deepEqual([...(await one.states())], []);
    await one.append(read('a'));
    assert.deepEqual([...(await one.states())], [['a', 'done']]);
    assert.deepEqual([...(await windowOn(folder).states())], [['a', 'done']]);
  });

  it('loses nothing when two windows write at once', async () => {
    const [one, two] = [windowOn(folder), windowOn(folder)];
    const numbers = Array.from({ length: 100 }, (_, i) => i);
    await Promise.all(numbers.flatMap((i) => [one.append(read(`one-${i}`)), two.append(read(`two-${i}`))]));
    for (const states of [await one.states(), await two.states()]) assert.equal(states.size, 200);
    const lines = (await fs.readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
    assert.equal(lines.length, 200);
    for (const line of lines) assert.equal((JSON.parse(line) as ProgressEvent).v, 1);
  });

  it('tells a window what another one wrote', async () => {
    const [one, two] = [windowOn(folder), windowOn(folder)];
    await one.append(read('first'));
    assert.equal((await two.states()).size, 1);
    const told = new Promise<void>((done) => two.onDidChange(done));
    await one.append(read('second'));
    await told;
    assert.deepEqual([...(await two.states()).keys()], ['first', 'second']);
  });

  it('writes behind a torn last line and keeps it', async () => {
    await fs.mkdir(folder, { recursive: true });
    const torn = '{"v":1,"type":"read","at":"2026-01-01T00:00:00Z","item":"to';
    await fs.writeFile(file, `${JSON.stringify(read('whole'))}\n${torn}`);
    const one = windowOn(folder);
    await one.append(read('next'));
    assert.deepEqual([...(await one.states()).keys()], ['whole', 'next']);
    assert.ok((await fs.readFile(file, 'utf8')).includes(`${torn}\n{`));
  });

  it('keeps what a newer version wrote', async () => {
    await fs.mkdir(folder, { recursive: true });
    const newer = '{"v":7,"type":"review","item":"a","mood":"fine"}';
    await fs.writeFile(file, `${newer}\n`);
    const one = windowOn(folder);
    await one.append(read('b'));
    assert.deepEqual([...(await one.states()).keys()], ['b']);
    assert.ok((await fs.readFile(file, 'utf8')).startsWith(`${newer}\n`));
  });

  it('takes a log that was cleared or put back', async () => {
    const one = windowOn(folder);
    await one.append(read('a'));
    await one.append(read('b'));
    await fs.writeFile(file, `${JSON.stringify(read('c'))}\n`);
    assert.deepEqual([...(await one.states()).keys()], ['c']);
    await fs.rm(file);
    assert.equal((await one.states()).size, 0);
  });

  it('reads letters that are cut in the middle of a piece', async () => {
    await fs.mkdir(folder, { recursive: true });
    const items = Array.from({ length: 5_000 }, (_, i) => `übung-${i}-日本`);
    await fs.writeFile(file, items.map((item) => `${JSON.stringify(read(item))}\n`).join(''));
    assert.deepEqual([...(await windowOn(folder).states()).keys()], items);
  });
});
