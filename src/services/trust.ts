import * as vscode from 'vscode';
import { NotGradedError } from '../engine/grading/report.ts';

/**
 * Running a solution runs whatever is in the file, so it waits for workspace trust, whoever asks for it.
 * @param then what to do once it is trusted
 * @throws NotGradedError where the workspace is not trusted
 */
export function requireTrust(then = 'then grade again'): void {
  if (vscode.workspace.isTrusted) return;
  throw new NotGradedError(
    'Kode does not run code in a folder that you have not trusted.',
    `Choose "Workspaces: Manage Workspace Trust" in the Command Palette, ${then}.`,
  );
}
