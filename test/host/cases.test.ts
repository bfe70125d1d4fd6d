import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/contract/ids.ts';
import { firstProblem, itemOf, leavesOf, runItems, textOf } from './support/explorer.ts';
import { readText, scaffold, writeSolution } from './support/workspace.ts';

const RIGHT = 'export function reverse(a) {\n  a.reverse();\n}\n';
/** Wrong for every array of exactly three items, so only a case of that length can tell. */
const WRONG_FOR_THREE = 'export function reverse(a) {\n  if (a.length !== 3) a.reverse();\n}\n';

async function casesFile(solution: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(solution, '..', 'cases.txt');
  const document = await vscode.workspace.openTextDocument(uri);
  // The editor refuses an edit where the text changed meanwhile, as it does when answers come in.
  for (let applied = false; !applied;) {
    const edit = new vscode.WorkspaceEdit();
    const end = document.lineAt(document.lineCount - 1).range.end;
    edit.replace(uri, new vscode.Range(new vscode.Position(0, 0), end), text);
    applied = await vscode.workspace.applyEdit(edit);
  }
  return document;
}

/** Waits for a text of a document, by its own change events. */
async function untilText(document: vscode.TextDocument, wanted: (text: string) => boolean): Promise<void> {
  if (wanted(document.getText())) return;
  await new Promise<void>((done) => {
    const listening = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || !wanted(document.getText())) return;
      listening.dispose();
      done();
    });
  });
}

async function ownItems(solution: vscode.Uri): Promise<vscode.TestItem[]> {
  const item = await itemOf(solution);
  return leavesOf(item).filter((leaf) => leaf.id.includes('#own/'));
}

describe('own cases', function () {
  this.timeout(120_000);
  let solution: vscode.Uri;

  before(async () => {
    solution = await scaffold('reverse-array', 'javascript');
    await writeSolution(solution, RIGHT);
  });

  after(async () => {
    await (await casesFile(solution, '')).save();
  });

  it('are items of the Test Explorer at their lines, and get the right answers', async () => {
    const document = await casesFile(solution, '# mine\na = [4, 5]\n\na = []\n=> a = [9]\n');
    await document.save();
    const items = await ownItems(solution);
    assert.deepEqual(
      items.map((item) => [item.label, item.range?.start.line]),
      [
        ['Case 1: a = [4, 5]', 1],
        ['Case 2: a = []', 3],
      ],
    );
    assert.equal(items[0]?.uri?.toString(), document.uri.toString());
    const run = await runItems([await itemOf(solution)]);
    for (const item of items) assert.equal(run.results.get(item.id)?.state, 'passed');
    const filled = '# mine\na = [4, 5]\n=> a = [5, 4]\n\na = []\n=> a = []\n';
    await untilText(document, (text) => text === filled);
    await untilSaved(document);
    assert.equal(await readText(document.uri), filled);
  });

  it('fill a file with unsaved work without saving it, leave the caret, and can be undone', async () => {
    const document = await casesFile(solution, '');
    await document.save();
    await casesFile(solution, 'a = [1, 2]');
    const editor = await vscode.window.showTextDocument(document);
    const caret = new vscode.Position(0, 'a = [1, 2]'.length);
    editor.selection = new vscode.Selection(caret, caret);
    const [item] = await ownItems(solution);
    assert.ok(item !== undefined);
    const run = await runItems([item]);
    assert.deepEqual([...run.begun], [item.id]);
    await untilText(document, (text) => text === 'a = [1, 2]\n=> a = [2, 1]');
    assert.ok(document.isDirty);
    await untilCaret(editor, caret);
    await vscode.commands.executeCommand('undo');
    await untilText(document, (text) => text === 'a = [1, 2]');
  });

  it('fail alone, the others keep their states, and one that is no input is skipped', async () => {
    await writeSolution(solution, WRONG_FOR_THREE);
    await casesFile(solution, 'a = [7]\n\na = [1, 2, 3]\n\na = [4, 5, 6]\n');
    const items = await ownItems(solution);
    const group = items[0]?.parent;
    assert.ok(group !== undefined);
    const run = await runItems([group]);
    assert.deepEqual(
      items.map((item) => run.results.get(item.id)?.state),
      ['passed', 'failed', 'skipped'],
    );
    assert.equal(firstProblem(run)?.id, items[1]?.id);
  });

  it('say at their lines what cannot be read', async () => {
    const document = await casesFile(solution, 'a = [1]\n\nb = 2\n');
    const found = await untilDiagnostics(document.uri, (all) => all.length === 1);
    assert.equal(found[0]?.range.start.line, 2);
    assert.match(found[0].message, /no parameter "b"/);
    await casesFile(solution, 'a = [1]\n');
    await untilDiagnostics(document.uri, (all) => all.length === 0);
  });

  it('keep a counterexample once, and it runs from then on', async () => {
    const document = await casesFile(solution, '# mine\n');
    await document.save();
    await writeSolution(solution, 'export function reverse(a) {\n  a = [...a].reverse();\n}\n');
    const run = await runItems([await itemOf(solution)]);
    const message = firstProblem(run)?.result.messages[0];
    assert.match(textOf(message), /a = \\?\[0, 1\\?\]/);
    assert.equal(message?.contextValue, 'kode.counterexample');
    assert.equal(await vscode.commands.executeCommand(COMMANDS.keepCounterexample, solution), true);
    assert.match(document.getText(), /^# mine\n\n# Failed on [\d-]+, seed \d+\na = \[0, 1\]\n/);
    const once = document.getText();
    assert.equal(await vscode.commands.executeCommand(COMMANDS.keepCounterexample, solution), false);
    assert.equal(document.getText(), once);
    const [kept] = await ownItems(solution);
    assert.ok(kept !== undefined);
    const again = await runItems([kept]);
    assert.equal(again.results.get(kept.id)?.state, 'failed');
  });

  it('have a file with an explained head, made where there is none', async () => {
    // A problem whose cases no other test has opened.
    const other = await scaffold('merge-sorted-arrays', 'javascript');
    const uri = vscode.Uri.joinPath(other, '..', 'cases.txt');
    await vscode.workspace.fs.delete(uri);
    const opened: unknown = await vscode.commands.executeCommand(COMMANDS.openCases, other);
    assert.equal(String(opened), uri.toString());
    assert.match(await readText(uri), /^# Your own cases for "Merge/);
  });
});

async function untilDiagnostics(
  uri: vscode.Uri,
  wanted: (all: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const now = vscode.languages.getDiagnostics(uri);
  if (wanted(now)) return now;
  return new Promise((done) => {
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      const all = vscode.languages.getDiagnostics(uri);
      if (!wanted(all)) return;
      listening.dispose();
      done(all);
    });
  });
}

async function untilSaved(document: vscode.TextDocument): Promise<void> {
  if (!document.isDirty) return;
  await new Promise<void>((done) => {
    const listening = vscode.workspace.onDidSaveTextDocument((saved) => {
      if (saved !== document) return;
      listening.dispose();
      done();
    });
  });
}

/** The caret may be moved and put back: what counts is where it comes to rest. */
async function untilCaret(editor: vscode.TextEditor, at: vscode.Position): Promise<void> {
  if (editor.selection.active.isEqual(at)) return;
  await new Promise<void>((done) => {
    const listening = vscode.window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor !== editor || !event.selections[0]?.active.isEqual(at)) return;
      listening.dispose();
      done();
    });
  });
}
