import * as vscode from 'vscode';
import { COMMANDS } from '../contract/ids.ts';
import { followActiveSolution, followGradings } from './activeSolution.ts';
import { PackagedCatalog } from './catalog.ts';
import { EditorCommands } from './commands.ts';
import { WindowContextKeys } from './contextKeys.ts';
import { Gradings } from './gradings.ts';
import { LazyGrader } from './grader.ts';
import { OwnCaseFiles } from './ownCases.ts';
import { ProgressLog } from './progress.ts';
import type { Services } from './services.ts';
import { EditorSettings } from './settings.ts';
import { MarkedSolutions } from './solutions.ts';
import { requireTrust } from './trust.ts';

/** Makes what the features share. Touches no file and starts no process; the context disposes of everything. */
export function makeServices(context: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel('Kode', { log: true });
  const settings = new EditorSettings();
  const contextKeys = new WindowContextKeys();
  const commands = new EditorCommands(log);
  const catalog = new PackagedCatalog(vscode.Uri.joinPath(context.extensionUri, 'dist', 'content'));
  const progress = new ProgressLog(context.globalStorageUri, log);
  const solutions = new MarkedSolutions(settings);
  const grader = new LazyGrader(context, settings, log);
  const gradings = new Gradings(grader, progress, requireTrust);
  const ownCases = new OwnCaseFiles(catalog, gradings, (error) =>
    log.error('The answers of the own cases could not be written.', String(error)),
  );
  context.subscriptions.push(
    log,
    ownCases,
    commands,
    progress,
    solutions,
    grader,
    gradings,
    commands.register(COMMANDS.showLog, () => log.show()),
    followActiveSolution(solutions, contextKeys),
    followGradings(gradings, contextKeys),
  );
  return {
    context,
    log,
    catalog,
    progress,
    grader,
    gradings,
    ownCases,
    solutions,
    commands,
    settings,
    contextKeys,
    doctor: grader,
    debugRuns: grader,
    builds: grader,
    snippets: grader,
  };
}
