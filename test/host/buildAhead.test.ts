import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SETTINGS } from '../../src/contract/ids.ts';
import type { BuildRequest } from '../../src/engine/grading/request.ts';
import { buildAhead } from '../../src/features/practice/buildAhead.ts';
import type { Services } from '../../src/services/services.ts';
import { MarkedSolutions } from '../../src/services/solutions.ts';
import { FakeSettings } from './support/fixtures.ts';
import { scaffold, workspaceRoot, writeSolution } from './support/workspace.ts';

describe('building ahead', function () {
  this.timeout(60_000);
  const over = { [SETTINGS.buildAhead]: true };
  const settings = new FakeSettings(over);
  const solutions = new MarkedSolutions(settings);
  const asked: BuildRequest[] = [];
  let feature: vscode.Disposable;
  let uri: vscode.Uri;

  before(async () => {
    uri = await scaffold('reverse-array', 'go');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const builds = { buildAhead: (request: BuildRequest): void => void asked.push(request) };
    feature = buildAhead({ solutions, settings, builds } as unknown as Services);
  });
  beforeEach(() => asked.splice(0));
  after(async () => {
    feature.dispose();
    solutions.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('asks for what was saved, as it was saved', async () => {
    const document = await writeSolution(uri, 'package reverse\n\nfunc Reverse(a []int) {}\n');
    await until(() => asked.length > 0);
    assert.deepEqual(asked, [
      {
        problem: 'reverse-array',
        language: 'go',
        file: { path: uri.fsPath, text: document.getText() },
      },
    ]);
  });

  it('asks for a solution whose editor becomes the active one', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await until(() => asked.length > 0);
    assert.equal(asked[0]?.file.text, document.getText());
  });

  it('asks for no file without the marker, and for nothing where the setting says so', async () => {
    const other = vscode.Uri.joinPath(workspaceRoot(), 'other.go');
    await vscode.workspace.fs.writeFile(other, new TextEncoder().encode('package other\n'));
    const document = await vscode.workspace.openTextDocument(other);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(other, new vscode.Position(1, 0), '// more\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    over[SETTINGS.buildAhead] = false;
    await writeSolution(uri, 'package reverse\n\nfunc Reverse(a []int) { _ = a }\n');
    over[SETTINGS.buildAhead] = true;
    const last = await writeSolution(uri, 'package reverse\n\nfunc Reverse(a []int) { _ = len(a) }\n');
    await until(() => asked.length > 0);
    assert.deepEqual(
      asked.map(({ file }) => file.text),
      [last.getText()],
    );
    await vscode.workspace.fs.delete(other);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
