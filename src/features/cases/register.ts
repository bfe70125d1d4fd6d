import * as vscode from 'vscode';
import { COMMANDS } from '../../contract/ids.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import { solutionFrom } from '../../services/commandTarget.ts';
import type { Services } from '../../services/services.ts';
import { CaseDiagnostics } from './diagnostics.ts';

/** The learner's own cases: opening their file, keeping a counterexample there, and what is wrong with a line. */
export function register(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    new CaseDiagnostics(services),
    services.commands.register(COMMANDS.openCases, async (target) => {
      const { document } = await services.ownCases.ensure(await solutionFrom(services.solutions, target));
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
      return document.uri;
    }),
    services.commands.register(COMMANDS.keepCounterexample, async (target) => {
      const file = await solutionFrom(services.solutions, target);
      const state = services.gradings.stateOf(file.uri);
      if (state?.kind !== 'finished' || state.report.counterexample === null) {
        throw new NotGradedError(
          vscode.l10n.t('There is no counterexample to keep.'),
          vscode.l10n.t('Grade the solution; where it fails, its smallest failing input can be kept.'),
        );
      }
      const { report } = state;
      const { document, line, added } = await services.ownCases.keep(
        file,
        state.report.counterexample,
        report.seed,
      );
      const at = new vscode.Position(line - 1, 0);
      await vscode.window.showTextDocument(document, {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
        selection: new vscode.Range(at, at),
      });
      vscode.window.setStatusBarMessage(
        added
          ? vscode.l10n.t('Kept: this case runs first from now on.')
          : vscode.l10n.t('This case is in your file already.'),
        5_000,
      );
      return added;
    }),
  );
}
