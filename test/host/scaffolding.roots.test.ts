/** Starting a problem in a workspace of two folders. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/contract/ids.ts';
import { activateKode } from './support/explorer.ts';
import type { Answers } from './support/questions.ts';
import { answer } from './support/questions.ts';
import { readText } from './support/workspace.ts';

describe('scaffolding with several open folders', () => {
  let folders: readonly vscode.WorkspaceFolder[] = [];
  let answers: Answers | undefined;

  before(async () => {
    folders = vscode.workspace.workspaceFolders ?? [];
    assert.equal(folders.length, 2, 'This suite needs a workspace of two folders.');
    await activateKode();
  });
  afterEach(async () => {
    answers?.restore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const root of folders) {
      const kode = practice(root);
      if (await isThere(kode)) await vscode.workspace.fs.delete(kode, { recursive: true });
    }
  });

  function folder(at: 0 | 1): vscode.WorkspaceFolder {
    const root = folders[at];
    assert.ok(root !== undefined);
    return root;
  }

  async function start(problem: string): Promise<vscode.Uri | null> {
    const uri = await vscode.commands.executeCommand(COMMANDS.scaffold, problem, 'go');
    assert.ok(uri === null || uri instanceof vscode.Uri, `The command gave ${String(uri)}.`);
    return uri;
  }

  async function used(): Promise<boolean[]> {
    return [await isThere(practice(folder(0))), await isThere(practice(folder(1)))];
  }

  it('asks which folder where none of them has solutions', async () => {
    answers = answer({ showWorkspaceFolderPick: folder(1) });
    const uri = await start('reverse-array');
    assert.ok(uri !== null);
    assert.equal(vscode.workspace.getWorkspaceFolder(uri)?.name, folder(1).name);
    assert.match(await readText(uri), /kode:reverse-array/);
    assert.deepEqual(await used(), [false, true]);
    assert.deepEqual(
      answers.asked.map(({ question }) => question),
      ['showWorkspaceFolderPick'],
    );
  });

  it('goes without a question where the solutions are already, in the second folder too', async () => {
    answers = answer({ showWorkspaceFolderPick: folder(1) });
    await start('reverse-array');
    answers.restore();
    answers = answer({});
    const uri = await start('rotate-array');
    assert.ok(uri !== null);
    assert.equal(vscode.workspace.getWorkspaceFolder(uri)?.name, folder(1).name);
    assert.deepEqual(await used(), [false, true]);
    assert.deepEqual(answers.asked, []);
  });

  it('asks again where both have solutions', async () => {
    for (const at of [0, 1] as const) await vscode.workspace.fs.createDirectory(practice(folder(at)));
    answers = answer({ showWorkspaceFolderPick: folder(0) });
    const uri = await start('missing-number');
    assert.ok(uri !== null);
    assert.equal(vscode.workspace.getWorkspaceFolder(uri)?.name, folder(0).name);
    assert.equal(answers.asked.length, 1);
  });

  it('writes nothing where the learner turns away', async () => {
    answers = answer({ showWorkspaceFolderPick: undefined });
    assert.equal(await start('reverse-array'), null);
    assert.equal(answers.asked.length, 1);
    assert.deepEqual(await used(), [false, false]);
    assert.deepEqual(vscode.window.visibleTextEditors, []);
  });
});

function practice(root: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(root.uri, 'kode');
}

function isThere(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
