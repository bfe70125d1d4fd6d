import * as vscode from 'vscode';
import { COMMANDS, SETTINGS } from '../../contract/ids.ts';
import { startLine } from '../../engine/languages/locate.ts';
import type { GradingState } from '../../services/gradings.ts';
import type { Services, SolutionFile } from '../../services/services.ts';

/** Longest sentence in a lens; the rest is in the test message. */
const LENS_LENGTH = 110;

/** Lenses over a solution's function: grade it, the last verdict (or the statement), and what a failing case is good for. */
export class SolutionLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly services: Services;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly vscode.Disposable[];

  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(services: Services) {
    this.services = services;
    this.subscriptions = [
      this.changed,
      services.gradings.onDidChange(() => this.changed.fire()),
      services.settings.onDidChange(SETTINGS.codeLens, () => this.changed.fire()),
      services.ownCases.onDidChange(() => this.changed.fire()),
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!this.services.settings.get(SETTINGS.codeLens)) return [];
    const file = this.services.solutions.of(document);
    if (file === null) return [];
    const problem = await this.services.catalog.problem(file.problem);
    const start = startLine(document.getText(), problem);
    if (start === null) return [];
    const line = Math.min(start, document.lineCount) - 1;
    const range = new vscode.Range(line, 0, line, 0);
    const state = this.services.gradings.stateOf(document.uri);
    const commands = [gradeLens(document.uri, state)];
    const counterexample = state?.kind === 'finished' ? state.report.counterexample : null;
    if (counterexample !== null && problem.spec !== undefined) {
      commands.push({
        title: `$(debug-alt) ${vscode.l10n.t('Debug this case')}`,
        command: COMMANDS.debugCase,
        arguments: [document.uri],
        tooltip: vscode.l10n.t('Runs your function on the failing input, under the debugger'),
      });
    }
    if (state?.kind === 'finished' && state.report.verdict === 'accepted' && !state.stale) {
      commands.push({
        title: `$(diff) ${vscode.l10n.t('Compare')}`,
        command: COMMANDS.compare,
        arguments: [document.uri],
        tooltip: vscode.l10n.t('Your solution beside one of Kode in the same language'),
      });
    }
    if (
      counterexample !== null &&
      problem.spec !== undefined &&
      !(await this.services.ownCases.holds(file, counterexample.wire))
    ) {
      commands.push({
        title: `$(pin) ${vscode.l10n.t('Keep this case')}`,
        command: COMMANDS.keepCounterexample,
        arguments: [document.uri],
        tooltip: vscode.l10n.t('Adds this input to your own cases, which run right after the examples'),
      });
    }
    // A sentence of any length: last, so that in a narrow editor the others are not pushed out of sight.
    commands.push(lastLens(file, state));
    return commands.map((command) => new vscode.CodeLens(range, command));
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }
}

function gradeLens(uri: vscode.Uri, state: GradingState | undefined): vscode.Command {
  if (state?.kind === 'running') {
    const count = state.passed > 0 ? `: ${state.passed.toLocaleString('en-US')} inputs right` : '';
    return { title: `$(sync~spin) Grading${count} (cancel)`, command: COMMANDS.cancelGrading };
  }
  return {
    title: '$(play) Grade',
    command: COMMANDS.grade,
    arguments: [uri],
    tooltip: 'Run this solution on examples, small, random and large inputs',
  };
}

function lastLens(file: SolutionFile, state: GradingState | undefined): vscode.Command {
  const open = { command: COMMANDS.open, arguments: [file.problem, { beside: true }] };
  if (state?.kind === 'finished') {
    const { verdict, summary } = state.report;
    const icon = verdict === 'accepted' ? '$(pass)' : '$(error)';
    const before = state.stale ? 'Before your change: ' : '';
    return { ...open, title: `${icon} ${before}${short(summary)}`, tooltip: summary };
  }
  if (state?.kind === 'failed') {
    return {
      title: `$(warning) ${short(state.message)}`,
      tooltip: `${state.message}\n${state.fix}`,
      command: COMMANDS.doctor,
    };
  }
  return { ...open, title: '$(book) Statement' };
}

function short(text: string): string {
  return text.length <= LENS_LENGTH ? text : `${text.slice(0, LENS_LENGTH - 1)}…`;
}
