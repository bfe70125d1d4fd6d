/**
 * Gradings of solution files: one place that starts them, remembers the last of each file, and writes the attempt log.
 * Test Explorer, CodeLens and the reading view show what it says; none of them judges.
 */
import * as vscode from 'vscode';
import type { GradeEvent, Phase, Report } from '../engine/grading/report.ts';
import { OWN_CASES_FILE } from '../engine/grading/ownCases.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { Grader } from '../engine/grading/request.ts';
import type { ProgressService, SolutionFile } from './services.ts';

export type GradingState =
  | { readonly kind: 'running'; readonly phase: Phase | null; readonly passed: number }
  | { readonly kind: 'finished'; readonly report: Report; readonly stale: boolean }
  /** No verdict was possible; `fix` is the next step. */
  | { readonly kind: 'failed'; readonly message: string; readonly fix: string };

export interface GradingOptions {
  readonly phases?: readonly Phase[];
  readonly index?: number;
  readonly seed?: number;
  readonly onEvent?: (event: GradeEvent) => void;
}

/** A grading that ended with a report. */
export interface FinishedGrading {
  readonly file: SolutionFile;
  readonly report: Report;
  /** The text of the own cases as it was graded; null where there was none. */
  readonly own: string | null;
}

export class Gradings implements vscode.Disposable {
  private readonly grader: Grader;
  private readonly progress: ProgressService;
  private readonly needTrust: () => void;
  private readonly states = new Map<string, GradingState>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly finished = new vscode.EventEmitter<FinishedGrading>();
  private readonly subscriptions: Pick<vscode.Disposable, 'dispose'>[] = [this.changed, this.finished];

  /** Fires with the file whose state is another one now. */
  readonly onDidChange = this.changed.event;
  /** Fires with every report. */
  readonly onDidFinish = this.finished.event;

  /** @param needTrust throws a NotGradedError where the workspace is not trusted */
  constructor(grader: Grader, progress: ProgressService, needTrust: () => void) {
    this.grader = grader;
    this.progress = progress;
    this.needTrust = needTrust;
    this.subscriptions.push(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.markStale(document.uri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.states.delete(uri.toString());
      }),
    );
  }

  /** The last grading of a file in this window, or the one that runs now. */
  stateOf(uri: vscode.Uri): GradingState | undefined {
    return this.states.get(uri.toString());
  }

  /**
   * Grades what the editor shows of a file, saved or not.
   * @throws NotGradedError, CancelledError
   */
  async grade(file: SolutionFile, options: GradingOptions, token: vscode.CancellationToken): Promise<Report> {
    const before = this.stateOf(file.uri);
    const controller = new AbortController();
    const cancelling = token.onCancellationRequested(() => controller.abort());
    if (token.isCancellationRequested) controller.abort();
    try {
      this.needTrust();
      this.setState(file.uri, { kind: 'running', phase: null, passed: 0 });
      const text = (await vscode.workspace.openTextDocument(file.uri)).getText();
      const own = await ownCasesOf(file.uri);
      const report = await this.grader.grade(
        {
          problem: file.problem,
          language: file.language,
          file: { path: pathOf(file.uri), text },
          seed: options.seed ?? randomSeed(),
          ...(own === null ? {} : { own }),
          ...(options.phases === undefined ? {} : { phases: options.phases }),
          ...(options.index === undefined ? {} : { index: options.index }),
        },
        (event) => {
          if (event.type === 'running') {
            this.setState(file.uri, { kind: 'running', phase: event.phase, passed: event.passed });
          }
          options.onEvent?.(event);
        },
        controller.signal,
      );
      this.setState(file.uri, { kind: 'finished', report, stale: false });
      this.finished.fire({ file, report, own: own?.text ?? null });
      // Part of the cases is a look, not an attempt: it may not mark a problem as solved.
      if (options.phases === undefined) await this.record(report);
      return report;
    } catch (error) {
      if (error instanceof CancelledError)
        this.setState(file.uri, before?.kind === 'running' ? undefined : before);
      else if (error instanceof NotGradedError) {
        this.setState(file.uri, { kind: 'failed', message: error.message, fix: error.fix });
      } else this.setState(file.uri, undefined);
      throw error;
    } finally {
      cancelling.dispose();
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async record(report: Report): Promise<void> {
    await this.progress.append({
      v: 1,
      type: 'attempt',
      at: new Date().toISOString(),
      item: report.problem,
      language: report.language,
      verdict: report.verdict,
      seed: report.seed,
      cases: { run: report.cases.run, passed: report.cases.passed },
      ms: report.timings.totalMs,
    });
  }

  private markStale(uri: vscode.Uri): void {
    const state = this.stateOf(uri);
    if (state?.kind === 'finished' && !state.stale) this.setState(uri, { ...state, stale: true });
    else if (state?.kind === 'failed') this.setState(uri, undefined);
  }

  private setState(uri: vscode.Uri, state: GradingState | undefined): void {
    if (state === undefined) this.states.delete(uri.toString());
    else this.states.set(uri.toString(), state);
    this.changed.fire(uri);
  }
}

function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.path;
}

/** The file of own cases beside a solution. */
export function ownCasesUri(solution: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(solution, '..', OWN_CASES_FILE);
}

/** What the editor shows of the own cases; null where there is no such file. */
async function ownCasesOf(solution: vscode.Uri): Promise<{ path: string; text: string } | null> {
  const uri = ownCasesUri(solution);
  try {
    return { path: pathOf(uri), text: (await vscode.workspace.openTextDocument(uri)).getText() };
  } catch {
    return null;
  }
}

function randomSeed(): number {
  // Not a secret, only another one each time; the report shows it.
  return Math.floor(Math.random() * 0x7fffffff);
}
