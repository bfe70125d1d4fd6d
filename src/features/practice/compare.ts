import * as vscode from 'vscode';
import { NotGradedError } from '../../engine/grading/report.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import { startFiles } from '../../engine/scaffold/startFiles.ts';
import type { Services } from '../../services/services.ts';

const SCHEME = 'kode-solution';

/** Shipped solutions as read-only documents: `kode-solution:/<problem>/<language>/<file>`. */
export function solutionDocuments(services: Services): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(uri) {
      const [, problem = '', language = ''] = uri.path.split('/');
      const { solutions } = await services.catalog.problem(problem);
      return Object.entries(solutions).find(([id]) => id === language)?.[1] ?? '';
    },
  });
}

/** Opens a diff between the learner's file and the shipped solution of the same language. */
export async function compareSolution(services: Services, target: unknown): Promise<boolean> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  const file = uri === undefined ? null : services.solutions.of(await vscode.workspace.openTextDocument(uri));
  if (file === null) {
    throw new NotGradedError(
      vscode.l10n.t('This file is not a solution that Kode knows.'),
      vscode.l10n.t('Open the solution that you want to compare.'),
    );
  }
  const [problem, states] = await Promise.all([
    services.catalog.problem(file.problem),
    services.progress.states(),
  ]);
  const adapter = adapterOf(file.language);
  if (problem.solutions[file.language] === undefined) {
    throw new NotGradedError(
      vscode.l10n.t('"{0}" has no solution in {1}.', problem.title, adapter.title),
      vscode.l10n.t('Its statement shows those in other languages.'),
    );
  }
  if (states.get(problem.id) !== 'done') {
    const show = vscode.l10n.t('Show Anyway');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('You have not solved "{0}" yet.', problem.title),
      {
        modal: true,
        detail: vscode.l10n.t('Once read, the problem no longer tells you whether you could have found it.'),
      },
      show,
    );
    if (answer !== show) return false;
  }
  const shipped = vscode.Uri.from({
    scheme: SCHEME,
    path: `/${problem.id}/${file.language}/${startFiles(problem, adapter)[0].name}`,
  });
  await vscode.commands.executeCommand(
    'vscode.diff',
    file.uri,
    shipped,
    vscode.l10n.t('{0}: yours ↔ one of Kode', problem.title),
  );
  return true;
}
