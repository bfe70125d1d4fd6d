import { homedir } from 'node:os';
import * as vscode from 'vscode';

/** Asks where solutions should live, makes that folder if it is not there, and opens it in this window. */
export async function createPracticeFolder(): Promise<void> {
  const usual = vscode.Uri.joinPath(vscode.Uri.file(homedir()), 'kode-practice');
  const there = await exists(usual);
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: there ? 'Open kode-practice' : 'Make kode-practice in your home folder',
        description: usual.fsPath,
        uri: usual,
      },
      { label: 'Choose another folder…', description: 'an existing or a new one', uri: null },
    ],
    { title: 'Practice folder', placeHolder: 'Your solutions are plain files in this folder' },
  );
  if (picked === undefined) return;
  const uri = picked.uri ?? (await askForFolder(usual));
  if (uri === undefined) return;
  // Does nothing to a folder that is there.
  await vscode.workspace.fs.createDirectory(uri);
  // A window that shows a folder keeps it: the practice folder gets a window of its own.
  const used = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await vscode.commands.executeCommand(
    'vscode.openFolder',
    uri,
    used ? { forceNewWindow: true } : { forceReuseWindow: true },
  );
}

async function askForFolder(near: vscode.Uri): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Practice folder',
    openLabel: 'Use This Folder',
    defaultUri: vscode.Uri.joinPath(near, '..'),
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
  });
  return picked?.[0];
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
