/** Starting a problem in a window where nothing is open. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/contract/ids.ts';
import { activateKode } from './support/explorer.ts';
import type { Answers } from './support/questions.ts';
import { answer } from './support/questions.ts';

describe('scaffolding without an open folder', () => {
  let answers: Answers | undefined;

  before(async () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined, 'This suite needs an empty window.');
    await activateKode();
  });
  afterEach(() => answers?.restore());

  const start = (): Thenable<unknown> =>
    vscode.commands.executeCommand(COMMANDS.scaffold, 'reverse-array', 'go');

  it('says that solutions need a folder, and does nothing where the learner turns away', async () => {
    answers = answer({ showInformationMessage: undefined });
    assert.equal(await start(), null);
    assert.deepEqual(
      answers.asked.map(({ question, args }) => [question, args[0], args[2]]),
      [
        [
          'showInformationMessage',
          'Solutions are files in a folder, and no folder is open.',
          'Choose a Practice Folder',
        ],
      ],
    );
    assert.deepEqual(vscode.window.visibleTextEditors, [], 'a file was opened all the same');
    assert.deepEqual(vscode.workspace.textDocuments, [], 'a file was made all the same');
  });

  it('goes on to the choice of a practice folder where the learner agrees', async () => {
    answers = answer({ showInformationMessage: 'Choose a Practice Folder', showQuickPick: undefined });
    assert.equal(await start(), null);
    assert.deepEqual(
      answers.asked.map(({ question }) => question),
      ['showInformationMessage', 'showQuickPick'],
    );
    const [rows, options] = answers.asked[1]?.args as [readonly { label: string }[], { title: string }];
    assert.equal(options.title, 'Practice folder');
    assert.equal(rows.length, 2);
    assert.equal(vscode.workspace.workspaceFolders, undefined);
  });

  it('still shows the statement, which needs no folder', async () => {
    answers = answer({});
    const opened = new Promise<string>((done) => {
      const listening = vscode.window.tabGroups.onDidChangeTabs(({ opened: [tab] }) => {
        if (tab === undefined) return;
        listening.dispose();
        done(tab.label);
      });
    });
    await vscode.commands.executeCommand(COMMANDS.open, 'reverse-array');
    assert.equal(await opened, 'Reverse an array in place');
    assert.deepEqual(answers.asked, []);
  });
});
