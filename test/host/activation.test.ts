import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, MEASURES } from '../../src/contract/ids.ts';

function loadedParts(): string[] {
  return performance
    .getEntriesByType('measure')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(MEASURES.load));
}

describe('activation @smoke', () => {
  it('waits until it is asked, then is quick and loads nothing more', async () => {
    const extension = vscode.extensions.getExtension('kode-practice.kode');
    assert.ok(extension !== undefined, 'Kode is not installed in this editor.');
    assert.equal(extension.isActive, false, 'Kode woke up in a window that shows nothing of it.');
    assert.equal(await extension.activate(), undefined);
    const [measured] = performance.getEntriesByName(MEASURES.activate);
    assert.ok(measured instanceof PerformanceMeasure, 'Activation was not measured.');
    const { cpuMs } = measured.detail as { readonly cpuMs: number };
    console.log(`activate: ${measured.duration.toFixed(1)} ms wall, ${cpuMs.toFixed(1)} ms CPU`);
    assert.deepEqual(loadedParts(), [], 'catalog, renderer, judge and broker come on first use');
  });

  it('registers every command', async () => {
    const commands = new Set(await vscode.commands.getCommands(true));
    for (const id of Object.values(COMMANDS)) assert.ok(commands.has(id), id);
  });

  it('loads the catalog when the sidebar is opened', async () => {
    await vscode.commands.executeCommand('kode.topics.focus');
    await until(() => loadedParts().includes(`${MEASURES.load}catalog`));
    assert.ok(!loadedParts().includes(`${MEASURES.load}broker`), 'looking at the topics starts no broker');
  });
});

/** Waits for a performance entry that makes something true. */
async function until(condition: () => boolean): Promise<void> {
  if (condition()) return;
  await new Promise<void>((done) => {
    const observer = new PerformanceObserver(() => {
      if (!condition()) return;
      observer.disconnect();
      done();
    });
    observer.observe({ entryTypes: ['measure'] });
  });
}
