import * as vscode from 'vscode';
import { CONTEXT_KEYS } from '../contract/ids.ts';
import type { Gradings } from './gradings.ts';
import type { ContextKeys, SolutionFiles } from './services.ts';

/** Keeps the context key that says whether the active editor holds a solution. Reads five lines, of one document. */
export function followActiveSolution(solutions: SolutionFiles, keys: ContextKeys): vscode.Disposable {
  const look = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    keys.set(CONTEXT_KEYS.solutionActive, document !== undefined && solutions.of(document) !== null);
  };
  look();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) look();
    }),
  );
}

/** Keeps the context key that says whether a grading is running in this window. */
export function followGradings(gradings: Gradings, keys: ContextKeys): vscode.Disposable {
  const running = new Set<string>();
  return gradings.onDidChange((uri) => {
    if (gradings.stateOf(uri)?.kind === 'running') running.add(uri.toString());
    else running.delete(uri.toString());
    keys.set(CONTEXT_KEYS.grading, running.size > 0);
  });
}
