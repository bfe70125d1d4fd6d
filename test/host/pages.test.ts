import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Lesson } from '../../src/engine/catalog/model.ts';
import { PagePanels } from '../../src/features/lesson/panels.ts';
import type { Services } from '../../src/services/services.ts';
import { FakeProgress, FakeSettings, SMALL_CATALOG } from './support/fixtures.ts';

/** A panel that behaves as the editor's: after it was closed, a touch of its page throws. */
class FakePanel {
  readonly sent: unknown[] = [];
  readonly visible = true;
  readonly viewColumn = vscode.ViewColumn.One;
  title = '';
  private closed = false;
  private readonly disposed = new vscode.EventEmitter<void>();
  private readonly received = new vscode.EventEmitter<unknown>();
  readonly onDidDispose = this.disposed.event;
  private readonly page = {
    options: {},
    html: '',
    cspSource: 'self',
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: this.received.event,
    postMessage: (message: unknown) => Promise.resolve(this.sent.push(message) > 0),
  };

  get webview(): unknown {
    if (this.closed) throw new Error('Webview is disposed');
    return this.page;
  }

  say(message: unknown): void {
    this.received.fire(message);
  }

  dispose(): void {
    if (this.closed) return;
    this.closed = true;
    this.disposed.fire();
  }
}

describe('pages of the reading view', () => {
  const entry = SMALL_CATALOG.entries.find((one) => one.kind === 'lesson');

  /** Panels whose catalog gives its lesson when the test says so, with all that reaches the log. */
  function make(): { panels: PagePanels; panel: FakePanel; deliver: () => void; log: unknown[][] } {
    assert.ok(entry?.kind === 'lesson');
    const lesson: Lesson = { ...entry, markdown: 'The text.', bodyLine: 1, figures: {} };
    const log: unknown[][] = [];
    const note = (...parts: unknown[]): void => void log.push(parts);
    let deliver: () => void = () => undefined;
    const asked = new Promise<Lesson>((done) => (deliver = () => done(lesson)));
    const services = {
      context: { extensionUri: vscode.Uri.file('/extension') },
      catalog: { index: () => Promise.resolve(SMALL_CATALOG), lesson: () => asked },
      progress: new FakeProgress(),
      gradings: { onDidChange: new vscode.EventEmitter<vscode.Uri>().event },
      settings: new FakeSettings(),
      log: { error: note, warn: note },
    } as unknown as Services;
    const panels = new PagePanels(services);
    const panel = new FakePanel();
    panels.adopt(panel as unknown as vscode.WebviewPanel, entry);
    return { panels, panel, deliver: () => deliver(), log };
  }

  /** Lets everything that waits for a delivered lesson come to its end. */
  async function settled(panel: FakePanel, log: readonly unknown[]): Promise<void> {
    for (let turn = 0; turn < 100 && panel.sent.length === 0 && log.length === 0; turn += 1) {
      await new Promise((done) => setImmediate(done));
    }
  }

  it('get their content when they say that they are ready', async () => {
    const { panels, panel, deliver, log } = make();
    panel.say({ type: 'ready' });
    deliver();
    await settled(panel, log);
    assert.deepEqual(
      panel.sent.map((message) => (message as { type: string }).type),
      ['page'],
    );
    panels.dispose();
  });

  it('may be closed before their content has come', async () => {
    const { panels, panel, deliver, log } = make();
    panel.say({ type: 'ready' });
    panel.dispose();
    deliver();
    await settled(panel, log);
    assert.deepEqual(log, []);
    assert.deepEqual(panel.sent, []);
    panels.dispose();
  });
});
