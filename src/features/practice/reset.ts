import * as vscode from 'vscode';
import { NotGradedError } from '../../engine/grading/report.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import { startFiles } from '../../engine/scaffold/startFiles.ts';
import type { Services } from '../../services/services.ts';

/**
 * Puts the stub back into a solution file. The text that was there goes to a copy beside it first, under a name that no
 * language's tools pick up, and the notification takes the reset back.
 */
export async function resetSolution(services: Services, target: unknown): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  const document = uri === undefined ? null : await vscode.workspace.openTextDocument(uri);
  const file = document === null ? null : services.solutions.of(document);
  if (document === null || file === null) {
    throw new NotGradedError(
      'This file is not a solution that Kode knows.',
      'Open the solution that you want to start over.',
    );
  }
  const problem = await services.catalog.problem(file.problem);
  const before = document.getText();
  const stub = startFiles(problem, adapterOf(file.language))[0].text;
  if (before === stub) {
    vscode.window.setStatusBarMessage('This is the stub already.', 4_000);
    return;
  }
  const copy = await writeCopy(document.uri, before);
  await replaceAll(document, stub);
  const undo = 'Undo';
  const show = 'Show Copy';
  const answer = await vscode.window.showInformationMessage(
    `"${problem.title}" starts over. Your text is in ${copy.path.split('/').at(-1) ?? 'a copy'}.`,
    undo,
    show,
  );
  if (answer === undo) await replaceAll(document, before);
  else if (answer === show)
    await vscode.window.showTextDocument(copy, { viewColumn: vscode.ViewColumn.Beside });
}

async function writeCopy(uri: vscode.Uri, text: string): Promise<vscode.Uri> {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  for (let attempt = 0; ; attempt += 1) {
    const name = attempt === 0 ? `${stamp}.bak` : `${stamp}-${attempt}.bak`;
    const copy = uri.with({ path: `${uri.path}.${name}` });
    const taken = await vscode.workspace.fs.stat(copy).then(
      () => true,
      () => false,
    );
    if (taken) continue;
    await vscode.workspace.fs.writeFile(copy, new TextEncoder().encode(text));
    return copy;
  }
}

/** One edit, so that the editor's own undo takes it back too; saved, since the copy is what is on disk. */
async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error('The file could not be changed. Is it read-only?');
  await document.save();
}
