import * as vscode from 'vscode';
import { COMMANDS } from '../../contract/ids.ts';
import type { Signature } from '../../engine/catalog/model.ts';
import { definitionLine } from '../../engine/languages/locate.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import { solutionFrom } from '../../services/commandTarget.ts';
import { requireTrust } from '../../services/trust.ts';
import type { Services, SolutionFile } from '../../services/services.ts';
import type { Debugger } from './debuggers.ts';
import { DEBUGGERS } from './debuggers.ts';
import { firstStatement } from './firstStatement.ts';
import { newRunFolder, removeRunFolder } from './runFolder.ts';
import type { ScriptCase } from './script.ts';

/** Runs one case of a solution under the debugger of its language. */
export function register(services: Services): vscode.Disposable {
  return services.commands.register(COMMANDS.debugCase, async (target, wire) => {
    const file = await solutionFrom(services.solutions, target);
    requireTrust();
    const { spec, title } = await services.catalog.problem(file.problem);
    if (spec === undefined) throw cannotDebug(title);
    const debug = debuggerOf(file);
    if (debug === null) {
      offerDebugger(services, file);
      return false;
    }
    const args = typeof wire === 'string' ? wire : await failingCase(services, file);
    return debugCase(services, file, { args, title, signature: spec.signature }, debug);
  });
}

function cannotDebug(title: string): NotGradedError {
  return new NotGradedError(
    vscode.l10n.t('Kode cannot start the debugger for "{0}" yet.', title),
    vscode.l10n.t('Set a breakpoint in your file and debug the plain test beside it.'),
  );
}

interface DebuggedCase {
  /** The arguments on the wire. */
  readonly args: string;
  readonly title: string;
  readonly signature: Signature;
}

/** @returns whether the session began */
async function debugCase(
  services: Services,
  file: SolutionFile,
  { args, title, signature }: DebuggedCase,
  debug: Debugger,
): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(file.uri);
  // Debuggers compare with the file on the disk.
  if (document.isDirty) await document.save();
  const adapter = adapterOf(file.language);
  const one = {
    folder: await newRunFolder(services.context.globalStorageUri.fsPath),
    extension: services.context.extensionUri.fsPath,
    path: file.uri.fsPath,
    text: document.getText(),
    adapter,
    signature,
    args,
    name: vscode.l10n.t('{0}: one case', title),
  };
  const prepared =
    adapter.debugBuild === undefined ? scriptRun(one) : compiledRun(services, file.problem, one, debug);
  const { configuration, result } = await prepared.then(undefined, async (error: unknown) => {
    await removeRunFolder(one.folder);
    throw error;
  });
  const definition = definitionLine(document.getText(), signature);
  const stop = stopWhereNoneIs(
    document,
    firstStatement(document.getText().split(/\r?\n/), definition, file.language === 'python'),
  );
  const ended = vscode.debug.onDidTerminateDebugSession((session) => {
    if (
      session.configuration['kodeCase'] !== configuration['kodeCase'] ||
      session.parentSession !== undefined
    )
      return;
    stop.dispose();
    ended.dispose();
    void tellResult(services, result).finally(() => removeRunFolder(one.folder));
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
    await removeRunFolder(one.folder);
  }
  return begun;
}

interface PreparedRun {
  readonly configuration: vscode.DebugConfiguration;
  /** Null where the program itself says what it gave. */
  readonly result: (() => Promise<string | null>) | null;
}

async function scriptRun(one: ScriptCase): Promise<PreparedRun> {
  // Comes on first use: it brings the reader of modules and the type stripper.
  const { prepareScript } = await import('./script.ts');
  return { configuration: await prepareScript(one), result: null };
}

function compiledRun(
  services: Services,
  problem: string,
  one: ScriptCase,
  debug: Debugger,
): Thenable<PreparedRun> {
  const title = vscode.l10n.t('Building for the debugger');
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async () => {
    const { prepareCompiled } = await import('./compiled.ts');
    return prepareCompiled({ ...one, problem, debugger: debug, debugRuns: services.debugRuns });
  });
}

async function tellResult(services: Services, result: PreparedRun['result']): Promise<void> {
  try {
    const text = await result?.();
    if (text !== null && text !== undefined) vscode.debug.activeDebugConsole.appendLine(text);
  } catch (error) {
    services.log.warn(`The result of a debugged call could not be read: ${String(error)}`);
  }
}

/** A run without a breakpoint would show nothing, so then the first line of the function gets one, for this run. */
function stopWhereNoneIs(document: vscode.TextDocument, line: number): vscode.Disposable {
  const key = document.uri.toString();
  const has = vscode.debug.breakpoints.some(
    (one) => one.enabled && one instanceof vscode.SourceBreakpoint && one.location.uri.toString() === key,
  );
  if (has) return new vscode.Disposable(() => undefined);
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

/** The first debugger of a language that some extension brings, whichever that is: forks have other names. */
function debuggerOf({ language }: SolutionFile): Debugger | null {
  const types = new Set(vscode.extensions.all.flatMap(debugTypes));
  return DEBUGGERS[language].find(({ type }) => types.has(type)) ?? null;
}

function debugTypes({ packageJSON }: vscode.Extension<unknown>): readonly string[] {
  const manifest = packageJSON as { contributes?: { debuggers?: readonly { type?: unknown }[] } } | undefined;
  const debuggers = manifest?.contributes?.debuggers;
  if (!Array.isArray(debuggers)) return [];
  return debuggers.flatMap(({ type }: { type?: unknown }) => (typeof type === 'string' ? [type] : []));
}

/** Says which extension is missing, with a button that leads to it. */
function offerDebugger(services: Services, { language }: SolutionFile): void {
  const [{ extension, title }] = DEBUGGERS[language];
  const text = vscode.l10n.t(
    'There is no debugger for {0} in this editor. Install the extension "{1}", then debug again.',
    adapterOf(language).title,
    title,
  );
  services.log.warn(`${text} (${extension})`);
  const show = vscode.l10n.t('Show Extension');
  // Not awaited: the promise of a notification settles when somebody closes it.
  void vscode.window.showWarningMessage(text, show).then((answer) => {
    if (answer === show) {
      return vscode.commands.executeCommand('workbench.extensions.search', `@id:${extension}`);
    }
    return undefined;
  });
}
