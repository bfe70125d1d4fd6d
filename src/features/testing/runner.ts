import * as vscode from 'vscode';
import type { GradeEvent, Phase, Report } from '../../engine/grading/report.ts';
import { failedOwnCase } from '../../engine/grading/ownCases.ts';
import { NotGradedError, PHASES } from '../../engine/grading/report.ts';
import { CancelledError } from '../../engine/grading/request.ts';
import type { GradingOptions } from '../../services/gradings.ts';
import type { Services } from '../../services/services.ts';
import type { ItemMeaning, ProblemTree } from './tree.ts';
import { errorMessages, failureMessage, outputOf } from './messages.ts';

/** Runs what a request asks for; every item that was started reaches a final state, whatever happens. */
export async function runItems(
  controller: vscode.TestController,
  tree: ProblemTree,
  services: Services,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
): Promise<void> {
  const run = controller.createTestRun(request);
  const stop = new vscode.CancellationTokenSource();
  const stopping = run.token.onCancellationRequested(() => stop.cancel());
  const outer = token.onCancellationRequested(() => stop.cancel());
  if (token.isCancellationRequested) stop.cancel();
  try {
    const roots = request.include ?? [...controller.items].map(([, item]) => item);
    const excluded = new Set(request.exclude ?? []);
    const jobs: vscode.TestItem[] = [];
    for (const item of roots) {
      if (isExcluded(item, excluded)) continue;
      const solution = solutionItem(item);
      await tree.resolve(solution);
      jobs.push(item);
      for (const one of leavesOf(item)) if (!excluded.has(one)) run.enqueued(one);
    }
    for (const item of jobs) {
      if (stop.token.isCancellationRequested) {
        for (const one of leavesOf(item)) run.skipped(one);
      } else await runOne(run, tree, services, item, stop.token);
    }
  } finally {
    run.end();
    stopping.dispose();
    outer.dispose();
    stop.dispose();
  }
}

async function runOne(
  run: vscode.TestRun,
  tree: ProblemTree,
  services: Services,
  item: vscode.TestItem,
  token: vscode.CancellationToken,
): Promise<void> {
  const meaning = tree.meaningOf(item);
  const marks = new PhaseMarks(run, tree, item);
  for (const one of leavesOf(item)) run.started(one);
  try {
    const report = await services.gradings.grade(
      meaning.file,
      { ...optionsOf(meaning), onEvent: (event) => marks.see(event) },
      token,
    );
    run.appendOutput(outputOf(report), undefined, item);
    marks.finish(report);
  } catch (error) {
    if (error instanceof CancelledError) {
      marks.skipRest();
      return;
    }
    const text =
      error instanceof NotGradedError
        ? `${error.message}\n\n${error.fix}`
        : `Kode could not grade this file: ${error instanceof Error ? error.message : String(error)}`;
    if (!(error instanceof NotGradedError)) services.log.error('Grading failed.', error);
    run.appendOutput(`${text.replaceAll('\n', '\r\n')}\r\n`, undefined, item);
    marks.error(new vscode.TestMessage(text));
  }
}

function optionsOf(meaning: ItemMeaning): GradingOptions {
  switch (meaning.kind) {
    case 'solution':
      return {};
    case 'phase':
      return { phases: [meaning.phase] };
    case 'example':
      return { phases: ['examples'], index: meaning.index };
    case 'own':
      return { phases: ['own'], index: meaning.index };
  }
}

/** Translates what the judge says of phases to states of the leaves of the item that runs. */
class PhaseMarks {
  private readonly run: vscode.TestRun;
  private readonly tree: ProblemTree;
  private readonly item: vscode.TestItem;
  private readonly open: Set<vscode.TestItem>;
  private readonly startedAt = Date.now();
  private phase: Phase | null = null;

  constructor(run: vscode.TestRun, tree: ProblemTree, item: vscode.TestItem) {
    this.run = run;
    this.tree = tree;
    this.item = item;
    this.open = new Set(leavesOf(item));
  }

  see(event: GradeEvent): void {
    if (event.type !== 'running' || event.phase === this.phase) return;
    // A new phase has begun, so all of the last one is right.
    if (this.phase !== null) this.pass(this.phase);
    this.phase = event.phase;
  }

  finish(report: Report): void {
    const asked = this.tree.meaningOf(this.item);
    const failed = report.verdict === 'accepted' ? null : (report.counterexample?.phase ?? null);
    if (report.verdict !== 'accepted' && failed === null) {
      this.error(...errorMessages(report));
      return;
    }
    if (asked.kind === 'own' && report.ownAnswers[asked.index] === null) {
      // Somebody asked for just this case, so a silent "skipped" would be a riddle.
      this.error(...remarksOf(report));
      return;
    }
    // An example or a case that was run alone is the only one of its phase.
    const lone = asked.kind === 'example' || asked.kind === 'own';
    const failedIndex =
      failed === 'own'
        ? failedOwnCase(report)
        : failed === null
          ? null
          : report.cases.byPhase[failed]?.passed;
    let shown = failed === null;
    for (const one of this.open) {
      const meaning = this.tree.meaningOf(one);
      const phase = phaseOf(meaning);
      const index = meaning.kind === 'example' || meaning.kind === 'own' ? meaning.index : 0;
      // An own case that is no valid input was not run.
      if (meaning.kind === 'own' && report.ownAnswers[index] === null) this.close(one, 'skipped');
      else if (phase === 'threads' && report.threads?.verdict === 'not-tried') this.close(one, 'skipped');
      else if (failed === null || before(phase, failed)) this.close(one, 'passed');
      else if (phase !== failed) this.close(one, 'skipped');
      else if (meaning.kind === 'phase' || lone || index === failedIndex) {
        this.fail(one, report);
        shown = true;
      } else this.close(one, index < (failedIndex ?? 0) ? 'passed' : 'skipped');
    }
    // A case that came or went meanwhile has no item: the failure is shown at the whole.
    if (!shown) this.fail(this.item, report);
  }

  error(...messages: readonly vscode.TestMessage[]): void {
    this.run.errored(this.item, [...messages], this.elapsed());
    this.open.delete(this.item);
    this.skipRest();
  }

  skipRest(): void {
    for (const one of this.open) this.run.skipped(one);
    this.open.clear();
  }

  private pass(phase: Phase): void {
    for (const one of this.open) {
      const meaning = this.tree.meaningOf(one);
      if (meaning.kind === 'phase' && meaning.phase === phase) this.close(one, 'passed');
      else if (meaning.kind === 'example' && phase === 'examples') this.close(one, 'passed');
    }
  }

  private fail(item: vscode.TestItem, report: Report): void {
    this.open.delete(item);
    this.run.failed(item, failureMessage(report), this.elapsed());
  }

  private close(item: vscode.TestItem, state: 'passed' | 'skipped'): void {
    this.open.delete(item);
    if (state === 'passed') this.run.passed(item, this.elapsed());
    else this.run.skipped(item);
  }

  private elapsed(): number {
    return Date.now() - this.startedAt;
  }
}

/** Remarks on own cases, as messages at their lines. */
function remarksOf(report: Report): vscode.TestMessage[] {
  return errorMessages({
    ...report,
    summary: vscode.l10n.t('This case is not run: its input breaks a rule of the problem.'),
  });
}

function phaseOf(meaning: ItemMeaning): Phase {
  switch (meaning.kind) {
    case 'phase':
      return meaning.phase;
    case 'own':
      return 'own';
    default:
      return 'examples';
  }
}

function before(a: Phase, b: Phase): boolean {
  return PHASES.indexOf(a) < PHASES.indexOf(b);
}

/** The items that hold no others: parents show what these are, so only these get states. */
function leavesOf(item: vscode.TestItem): vscode.TestItem[] {
  return item.children.size === 0 ? [item] : [...item.children].flatMap(([, child]) => leavesOf(child));
}

function solutionItem(item: vscode.TestItem): vscode.TestItem {
  return item.parent === undefined ? item : solutionItem(item.parent);
}

function isExcluded(item: vscode.TestItem, excluded: ReadonlySet<vscode.TestItem>): boolean {
  return excluded.has(item) || (item.parent !== undefined && isExcluded(item.parent, excluded));
}
