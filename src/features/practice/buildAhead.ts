import * as vscode from 'vscode';
import { SETTINGS } from '../../contract/ids.ts';
import type { Services } from '../../services/services.ts';

/** Milliseconds that an editor stays active before its solution is built: who leafs through files wants none of them. */
const SETTLE_MS = 300;

/**
 * Has a solution built when it is saved, and when its editor becomes the active one, so that a grading finds the build. What
 * does not compile is not told: nobody has asked.
 */
export function buildAhead(services: Services): vscode.Disposable {
  const { solutions, settings, builds } = services;
  let settling: ReturnType<typeof setTimeout> | undefined;

  const build = (document: vscode.TextDocument): void => {
    if (!vscode.workspace.isTrusted || !settings.get(SETTINGS.buildAhead, document)) return;
    const file = solutions.of(document);
    if (file === null) return;
    const { uri, problem, language } = file;
    const path = uri.scheme === 'file' ? uri.fsPath : uri.path;
    builds.buildAhead({ problem, language, file: { path, text: document.getText() } });
  };
  const look = (): void => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      const document = vscode.window.activeTextEditor?.document;
      // What is being typed is built when it is saved.
      if (document?.isDirty === false) build(document);
    }, SETTLE_MS);
  };
  look();
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(build),
    vscode.window.onDidChangeActiveTextEditor(look),
    new vscode.Disposable(() => clearTimeout(settling)),
  );
}
