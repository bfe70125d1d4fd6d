import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Lesson } from '../../src/engine/catalog/model.ts';
import type { LessonSnippet } from '../../src/engine/lesson/snippets.ts';
import type { SnippetRun } from '../../src/engine/snippets/snippet.ts';
import { PagePanels } from '../../src/features/lesson/panels.ts';
import { CancelledError } from '../../src/engine/grading/request.ts';
import type { Services, SnippetRuns } from '../../src/services/services.ts';
import { FakeProgress, FakeSettings, SMALL_CATALOG } from './support/fixtures.ts';

const SNIPPET: LessonSnippet = { language: 'go', block: 'part', text: 'whole', line: 1 };
const RAN: SnippetRun = {
  kind: 'ran',
  end: 'exit',
  exitCode: 0,
  signal: null,
  output: 'printed',
  cut: false,
  ms: 5,
};

/** A panel that behaves as the editor's: after it was closed, a touch of its page throws. */
class FakePanel {
  readonly sent: unknown[] = [];
  readonly visible = true;
  readonly viewColumn = vscode.ViewColumn.One;
  readonly reveal = (): void => undefined;
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
  function make(run: SnippetRuns['runSnippet'] = () => Promise.reject(new Error('not asked'))): {
    panels: PagePanels;
    panel: FakePanel;
    progress: FakeProgress;
    deliver: () => void;
    log: unknown[][];
  } {
    assert.ok(entry?.kind === 'lesson');
    const lesson: Lesson = {
      ...entry,
      markdown: 'The text.',
      bodyLine: 1,
      figures: {},
      formulas: {},
      images: {},
      snippets: [SNIPPET],
    };
    const log: unknown[][] = [];
    const progress = new FakeProgress();
    const note = (...parts: unknown[]): void => void log.push(parts);
    let deliver: () => void = () => undefined;
    const asked = new Promise<Lesson>((done) => (deliver = () => done(lesson)));
    const services = {
      context: {
        extensionUri: vscode.Uri.file('/extension'),
        globalState: { get: () => undefined, update: () => Promise.resolve() },
      },
      snippets: { runSnippet: run },
      catalog: { index: () => Promise.resolve(SMALL_CATALOG), lesson: () => asked },
      progress,
      gradings: { onDidChange: new vscode.EventEmitter<vscode.Uri>().event },
      settings: new FakeSettings(),
      log: { error: note, warn: note },
    } as unknown as Services;
    const panels = new PagePanels(services);
    const panel = new FakePanel();
    panels.adopt(panel as unknown as vscode.WebviewPanel, entry);
    return { panels, panel, progress, deliver: () => deliver(), log };
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

  it('log answers to the questions that they have, and tell how many are right without drawing themselves anew', async () => {
    const { panels, panel, progress, deliver } = make();
    deliver();
    panel.say({ type: 'answered', question: 'lag', right: false });
    panel.say({ type: 'answered', question: 'unknown', right: true });
    await until(() => progress.appended.length > 0);
    const [event] = progress.appended;
    assert.ok(event?.type === 'answered' && progress.appended.length === 1);
    assert.deepEqual([event.item, event.question, event.right], [entry?.id, 'lag', false]);

    progress.set('reverse', 'done');
    await until(() => panel.sent.length === 1);
    progress.setAnswers(event.item, new Map([['lag', true]]));
    await until(() => panel.sent.length === 2);
    assert.equal((panel.sent[0] as { type: string }).type, 'page');
    assert.deepEqual(panel.sent[1], { type: 'tally', text: 'Questions: 1 of 2 right' });
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

  /** The updates of a block, in words. */
  function blockUpdates(panel: FakePanel): readonly string[] {
    return (panel.sent as { type: string; running?: boolean; html?: string }[])
      .filter(({ type }) => type === 'snippet')
      .map(
        ({ running, html = '' }) => `${running === true ? 'runs' : 'over'}: ${html.replace(/<[^>]*>/g, ' ')}`,
      );
  }

  async function until(happened: () => boolean): Promise<void> {
    while (!happened()) await new Promise((done) => setImmediate(done));
  }

  it('run a program, show what it printed, and show it again when they are filled again', async () => {
    const asked: unknown[] = [];
    const { panels, panel, deliver } = make((snippet) => {
      asked.push(snippet);
      return Promise.resolve(RAN);
    });
    deliver();
    panel.say({ type: 'runSnippet', index: 0 });
    await until(() => blockUpdates(panel).length === 2);
    assert.deepEqual(asked, [{ language: 'go', text: 'whole' }]);
    assert.match(blockUpdates(panel)[0] ?? '', /^runs: .*Building and running/);
    assert.match(blockUpdates(panel)[1] ?? '', /^over: .*exit code 0 after 5 ms.*printed/);
    panel.say({ type: 'ready' });
    await until(() => blockUpdates(panel).length === 3);
    assert.equal(blockUpdates(panel)[2], blockUpdates(panel)[1]);
    panels.dispose();
  });

  it('stop a program when that is asked for, and when they are closed', async () => {
    const ended: boolean[] = [];
    const { panels, panel, deliver } = make(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            ended.push(signal.aborted);
            reject(new CancelledError());
          });
        }),
    );
    deliver();
    panel.say({ type: 'runSnippet', index: 0 });
    await until(() => blockUpdates(panel).length === 1);
    panel.say({ type: 'runSnippet', index: 0 });
    panel.say({ type: 'runSnippet', index: 9 });
    panel.say({ type: 'stopSnippet', index: 0 });
    await until(() => blockUpdates(panel).length === 2);
    assert.match(blockUpdates(panel)[1] ?? '', /^over: .*Stopped\./);
    panel.say({ type: 'runSnippet', index: 0 });
    await until(() => blockUpdates(panel).length === 3);
    panel.dispose();
    await until(() => ended.length === 2);
    panels.dispose();
  });

  it('open code as a new document without a name', async () => {
    const { panels, panel, deliver } = make();
    deliver();
    panel.say({ type: 'openSnippet', index: 0 });
    await until(() => vscode.window.activeTextEditor?.document.getText() === 'whole');
    assert.equal(vscode.window.activeTextEditor?.document.isUntitled, true);
    panel.say({ type: 'openCode', language: 'json', text: '{}' });
    await until(() => vscode.window.activeTextEditor?.document.languageId === 'json');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), '{}');
    assert.equal(vscode.window.activeTextEditor.document.isUntitled, true);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    panels.dispose();
  });

  it('go to a section when they are filled, and at once where they are open', async () => {
    const { panels, panel, deliver, log } = make();
    const places = (): readonly unknown[] =>
      (panel.sent as { type: string; place?: string }[]).flatMap(({ type, place }) =>
        type === 'place' ? [place] : [],
      );
    deliver();
    assert.ok(entry !== undefined);
    panel.say({ type: 'ready' });
    await settled(panel, log);
    panels.show(entry, false, 's-there');
    await until(() => places().length === 1);
    assert.deepEqual(places(), ['s-there']);
    panel.say({ type: 'ready' });
    await until(() => panel.sent.length === 3);
    assert.deepEqual(places(), ['s-there']);
    panels.dispose();
  });
});
