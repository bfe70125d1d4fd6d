import * as vscode from 'vscode';
import { NotGradedError } from '../engine/grading/report.ts';
import type { SolutionFile, SolutionFiles } from './services.ts';

/**
 * The solution that a command means: a Uri, what the Test Explorer hands to its menus, or the active editor.
 * @throws NotGradedError with the next step
 */
export async function solutionFrom(solutions: SolutionFiles, target: unknown): Promise<SolutionFile> {
  const uri = uriOf(target) ?? vscode.window.activeTextEditor?.document.uri;
  const file = uri === undefined ? null : solutions.of(await vscode.workspace.openTextDocument(uri));
  if (file !== null) return file;
  throw new NotGradedError(
    vscode.l10n.t('This file is not a solution that Kode knows.'),
    vscode.l10n.t(
      'Open a file that Kode scaffolded, or put "kode:" and the problem\'s id in a comment in its first five lines.',
    ),
  );
}

/** An item of the Test Explorer belongs to the solution at the top of its branch. */
function uriOf(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) return target;
  if (typeof target !== 'object' || target === null || !('test' in target)) return undefined;
  let item = target.test as vscode.TestItem | undefined;
  while (item?.parent !== undefined) item = item.parent;
  return item?.uri;
}
