import * as vscode from 'vscode';
import { NotGradedError } from '../engine/grading/report.ts';

/**
 * Running a solution runs whatever is in the file, so it waits for workspace trust, whoever asks for it.
 * @throws NotGradedError where the workspace is not trusted
 */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new NotGradedError(
    'Kode does not run code in a folder that you have not trusted.',
    'Choose "Workspaces: Manage Workspace Trust" in the Command Palette, then grade again.',
  );
}
