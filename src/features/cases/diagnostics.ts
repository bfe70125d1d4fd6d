import * as vscode from 'vscode';
import { parseOwnCases } from '../../engine/grading/ownCases.ts';
import type { OwnCaseProblem } from '../../engine/grading/ownCases.ts';
import { ownCasesUri } from '../../services/gradings.ts';
import { isOwnCases } from '../../services/ownCases.ts';
import type { Services, SolutionFile } from '../../services/services.ts';

/** Marks lines of open files of cases that Kode cannot read, and cases whose input breaks a rule of the problem. */
export class CaseDiagnostics implements vscode.Disposable {
  private readonly services: Services;
  private readonly collection = vscode.languages.createDiagnosticCollection('kode');
  private readonly subscriptions: readonly vscode.Disposable[];
  /** Arguments, on the wire, that the last grading found not to be valid, by the file's address. */
  private readonly invalid = new Map<string, ReadonlySet<string>>();

  constructor(services: Services) {
    this.services = services;
    const check = (document: vscode.TextDocument): void => {
      if (isOwnCases(document.uri)) void this.check(document);
    };
    this.subscriptions = [
      this.collection,
      vscode.workspace.onDidOpenTextDocument(check),
      vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
      services.gradings.onDidFinish(({ file, report, own }) => {
        if (own === null || report.ownAnswers.length === 0) return;
        void this.noteInvalid(file, own, report.ownAnswers);
      }),
    ];
    for (const document of vscode.workspace.textDocuments) check(document);
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }

  private async noteInvalid(
    file: SolutionFile,
    own: string,
    answers: readonly (string | null)[],
  ): Promise<void> {
    const { spec } = await this.services.catalog.problem(file.problem);
    if (spec === undefined) return;
    const { cases } = parseOwnCases(own, spec.signature);
    const uri = ownCasesUri(file.uri);
    this.invalid.set(
      uri.toString(),
      new Set(cases.flatMap(({ args }, i) => (answers[i] === null ? [args] : []))),
    );
    const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (open !== undefined) await this.check(open);
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const file = await this.solutionBeside(document.uri);
    const cases = file === null ? null : await this.services.ownCases.read(file);
    // A later text has its own check under way.
    if (document.version !== version || document.isClosed) return;
    const invalid = this.invalid.get(document.uri.toString());
    const broken: OwnCaseProblem[] = (cases?.cases ?? [])
      .filter((one) => invalid?.has(one.args) === true)
      .map(({ line }) => ({
        line,
        text: vscode.l10n.t('This case is not run: its input breaks a rule of the problem.'),
      }));
    this.collection.set(document.uri, [
      ...(cases?.problems ?? []).map((one) => diagnostic(document, one, vscode.DiagnosticSeverity.Error)),
      ...broken.map((one) => diagnostic(document, one, vscode.DiagnosticSeverity.Warning)),
    ]);
  }

  /** Null where there is none, or where the folder holds solutions of several problems. */
  private async solutionBeside(cases: vscode.Uri): Promise<SolutionFile | null> {
    const all = await this.services.solutions.all();
    const beside = all.filter((one) => ownCasesUri(one.uri).toString() === cases.toString());
    const [first] = beside;
    return first !== undefined && beside.every((one) => one.problem === first.problem) ? first : null;
  }
}

function diagnostic(
  document: vscode.TextDocument,
  { line, text }: OwnCaseProblem,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(Math.min(line, document.lineCount) - 1);
  const start = new vscode.Position(range.start.line, firstNonWhitespaceCharacterIndex);
  const one = new vscode.Diagnostic(new vscode.Range(start, range.end), text, severity);
  one.source = 'Kode';
  return one;
}
