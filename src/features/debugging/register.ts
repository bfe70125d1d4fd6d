import * as vscode from 'vscode';
import { COMMANDS } from '../../contract/ids.ts';
import { definitionLine } from '../../engine/languages/locate.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import { solutionFrom } from '../../services/commandTarget.ts';
import { requireTrust } from '../../services/trust.ts';
import type { Services, SolutionFile } from '../../services/services.ts';
import { EXTENSIONS } from './extensions.ts';

/** Runs one case of a solution under the debugger of its language. */
export function register(services: Services): vscode.Disposable {
  return services.commands.register(COMMANDS.debugCase, async (target, wire) => {
    const file = await solutionFrom(services.solutions, target);
    requireTrust();
    needDebugger(file);
    const args = typeof wire === 'string' ? wire : await failingCase(services, file);
    return debugCase(services, file, args);
  });
}

/** @returns whether the session began */
async function debugCase(services: Services, file: SolutionFile, args: string): Promise<boolean> {
  const { spec, title } = await services.catalog.problem(file.problem);
  if (spec === undefined) throw new Error(`"${title}" has no function to debug.`);
  const document = await vscode.workspace.openTextDocument(file.uri);
  // Comes on first use: it brings the reader of modules and the type stripper.
  const { prepareScript } = await import('./script.ts');
  const configuration = await prepareScript({
    storage: services.context.globalStorageUri.fsPath,
    extension: services.context.extensionUri.fsPath,
    path: file.uri.fsPath,
    text: document.getText(),
    adapter: adapterOf(file.language),
    signature: spec.signature,
    args,
    name: vscode.l10n.t('{0}: one case', title),
  });
  const stop = stopWhereNoneIs(document, definitionLine(document.getText(), spec.signature));
  const ended = vscode.debug.onDidTerminateDebugSession((session) => {
    if (
      session.configuration['kodeCase'] !== configuration['kodeCase'] ||
      session.parentSession !== undefined
    )
      return;
    stop.dispose();
    ended.dispose();
  });
  const folder = vscode.workspace.getWorkspaceFolder(file.uri);
  const begun = await vscode.debug.startDebugging(folder, configuration).then(
    (value) => value,
    (error: unknown) => {
      services.log.error('The debugger did not start.', String(error));
      return false;
    },
  );
  if (!begun) {
    stop.dispose();
    ended.dispose();
  }
  return begun;
}

/** A run without a breakpoint would show nothing, so then the first line of the function gets one, for this run. */
function stopWhereNoneIs(document: vscode.TextDocument, definition: number): vscode.Disposable {
  const key = document.uri.toString();
  const has = vscode.debug.breakpoints.some(
    (one) => one.enabled && one instanceof vscode.SourceBreakpoint && one.location.uri.toString() === key,
  );
  if (has) return new vscode.Disposable(() => undefined);
  let line = definition;
  while (line < document.lineCount - 1 && /^\s*(?:\/\/.*)?$/.test(document.lineAt(line).text)) line += 1;
  const at = new vscode.Location(
    document.uri,
    new vscode.Position(Math.min(line, document.lineCount - 1), 0),
  );
  const breakpoint = new vscode.SourceBreakpoint(at);
  vscode.debug.addBreakpoints([breakpoint]);
  return new vscode.Disposable(() => {
    const mine = vscode.debug.breakpoints.filter(
      (one) =>
        one.id === breakpoint.id ||
        (one instanceof vscode.SourceBreakpoint &&
          one.location.uri.toString() === key &&
          one.location.range.start.line === at.range.start.line),
    );
    vscode.debug.removeBreakpoints(mine);
  });
}

/** The arguments of the last counterexample; grades first where there is none. @throws NotGradedError where nothing fails */
async function failingCase(services: Services, file: SolutionFile): Promise<string> {
  const known = lastFailure(services, file);
  if (known !== null) return known;
  await services.commands.run(COMMANDS.grade, file.uri);
  const found = lastFailure(services, file);
  if (found !== null) return found;
  throw new NotGradedError(
    vscode.l10n.t('No case of this solution fails.'),
    vscode.l10n.t('To debug an example or a case of your own, choose it in the Test Explorer.'),
  );
}

function lastFailure(services: Services, file: SolutionFile): string | null {
  const state = services.gradings.stateOf(file.uri);
  return state?.kind === 'finished' ? (state.report.counterexample?.wire ?? null) : null;
}

/** @throws NotGradedError with the extension to install, or what else can be done */
function needDebugger({ language }: SolutionFile): void {
  const { title } = adapterOf(language);
  const { ids, ready } = EXTENSIONS[language];
  if (!ids.some((id) => vscode.extensions.getExtension(id) !== undefined)) {
    throw new NotGradedError(
      vscode.l10n.t('There is no debugger for {0} in this editor.', title),
      vscode.l10n.t('Install the extension {0}, then debug again.', ids.join(' / ')),
    );
  }
  if (!ready) {
    throw new NotGradedError(
      vscode.l10n.t('Kode debugs JavaScript and TypeScript so far, not {0}.', title),
      vscode.l10n.t('Keep the case, and call your function with it from a program of your own.'),
    );
  }
}
