/** The learner's own cases beside a solution: what the editor shows of them, and the edits that Kode makes there. */
import * as vscode from 'vscode';
import type { Signature } from '../engine/catalog/model.ts';
import type { OwnCases } from '../engine/grading/ownCases.ts';
import {
  answerEdits,
  emptyOwnCases,
  formatCase,
  OWN_CASES_FILE,
  parseOwnCases,
} from '../engine/grading/ownCases.ts';
import type { Counterexample } from '../engine/grading/report.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import { decodeArgs, decodeOutcome, parseJson } from '../engine/values/wire.ts';
import { ownCasesUri } from './gradings.ts';
import type { FinishedGrading, Gradings } from './gradings.ts';
import type { CatalogService, SolutionFile } from './services.ts';

/** Letters of a case that a text file still holds well; what is larger is kept by its seed. */
const CASE_LENGTH = 20_000;

/** The file as it stands in the editor, saved or not. */
export interface OpenCases extends OwnCases {
  readonly document: vscode.TextDocument;
  readonly signature: Signature;
}

export class OwnCaseFiles implements vscode.Disposable {
  private readonly catalog: CatalogService;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];
  private watching = false;
  /** Writes, one after the other: two gradings may end at once. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(catalog: CatalogService, gradings: Gradings, onError: (error: unknown) => void) {
    this.catalog = catalog;
    this.subscriptions = [
      this.changed,
      gradings.onDidFinish((finished) => {
        this.inTurn(() => this.fill(finished)).catch(onError);
      }),
    ];
  }

  /** Fires with the address of a file of cases whose text is another one now, in the editor or on disk. */
  get onDidChange(): vscode.Event<vscode.Uri> {
    this.watch();
    return this.changed.event;
  }

  /** Null where there is no file, or the problem has no cases. */
  async read(file: SolutionFile): Promise<OpenCases | null> {
    const { spec } = await this.catalog.problem(file.problem);
    if (spec === undefined) return null;
    const { signature } = spec;
    const uri = ownCasesUri(file.uri);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      // The editor keeps the text of a deleted file for a while; only unsaved work in it still counts.
      if (!document.isDirty) await vscode.workspace.fs.stat(uri);
      return { document, signature, ...parseOwnCases(document.getText(), signature) };
    } catch {
      return null;
    }
  }

  /** The file, made with an explained head where there is none. */
  async ensure(file: SolutionFile): Promise<OpenCases> {
    const known = await this.read(file);
    if (known !== null) return known;
    const { title, spec } = await this.catalog.problem(file.problem);
    if (spec === undefined) {
      throw new NotGradedError(`"${title}" is not judged by cases.`, 'Its statement says what is judged.');
    }
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(ownCasesUri(file.uri), {
      overwrite: false,
      ignoreIfExists: true,
      contents: new TextEncoder().encode(emptyOwnCases(title, spec.signature)),
    });
    await apply(edit);
    const made = await this.read(file);
    if (made === null) throw new Error(`${OWN_CASES_FILE} could not be made. Is the folder read-only?`);
    return made;
  }

  /** Whether a case with these arguments (on the wire) is in the file. */
  async holds(file: SolutionFile, args: string): Promise<boolean> {
    return (await this.read(file))?.cases.some((one) => one.args === args) ?? false;
  }

  /**
   * Appends a counterexample, unless it is there.
   * @returns its line in the file, from 1, and whether it is new
   */
  keep(
    file: SolutionFile,
    counterexample: Counterexample,
    seed: number,
  ): Promise<{ readonly document: vscode.TextDocument; readonly line: number; readonly added: boolean }> {
    return this.inTurn(async () => {
      const { document, signature, cases } = await this.ensure(file);
      const there = cases.find((one) => one.args === counterexample.wire);
      if (there !== undefined) return { document, line: there.line, added: false };
      const remark = vscode.l10n.t('Failed on {0}, seed {1}', new Date().toISOString().slice(0, 10), seed);
      const text = formatCase(decodeArgs(counterexample.wire, signature), signature, remark);
      if (text.length > CASE_LENGTH) {
        throw new NotGradedError(
          vscode.l10n.t('This input is too long for a line of {0}.', OWN_CASES_FILE),
          vscode.l10n.t('Seed {0} brings it back.', seed),
        );
      }
      const end = document.lineAt(document.lineCount - 1).range.end;
      const before = document.getText();
      const gap = before === '' || /\n\s*\n$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
      await write(document, (edit) => edit.insert(document.uri, end, `${gap}${text}\n`));
      const line = parseOwnCases(document.getText(), signature).cases.find(
        (one) => one.args === counterexample.wire,
      )?.line;
      return { document, line: line ?? document.lineCount, added: true };
    });
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }

  /** Puts the right answers of a report into the file, by the inputs: it may have changed since it was graded. */
  private async fill({ file, report, own }: FinishedGrading, attempts = 3): Promise<void> {
    if (own === null || report.ownAnswers.every((answer) => answer === null)) return;
    const now = await this.read(file);
    if (now === null) return;
    const { document, signature } = now;
    const answers = new Map<string, string>();
    for (const [i, one] of parseOwnCases(own, signature).cases.entries()) {
      const answer = report.ownAnswers[i];
      if (answer !== null && answer !== undefined) answers.set(one.args, answer);
    }
    const outcomes = now.cases.map(({ args }) => {
      const answer = answers.get(args);
      return answer === undefined ? null : decodeOutcome(parseJson(answer), signature);
    });
    const edits = answerEdits(document.getText(), now.cases, outcomes, signature);
    if (edits.length === 0) return;
    const written = write(document, (edit) => {
      for (const { line, remove, insert } of edits) {
        const start = new vscode.Position(line - 1, 0);
        const lines = insert.map((one) => `${one}\n`).join('');
        // The last line may lack its end: then the answer brings one, before itself.
        if (line > document.lineCount) edit.insert(document.uri, endOf(document), `\n${insert.join('\n')}`);
        else if (line - 1 + remove >= document.lineCount)
          edit.replace(document.uri, new vscode.Range(start, endOf(document)), insert.join('\n'));
        else edit.replace(document.uri, new vscode.Range(line - 1, 0, line - 1 + remove, 0), lines);
      }
    });
    // The editor refuses an edit where somebody typed meanwhile: then it is made anew from what stands there now.
    if (attempts > 1) await written.catch(() => this.fill({ file, report, own }, attempts - 1));
    else await written;
  }

  private watch(): void {
    if (this.watching) return;
    this.watching = true;
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${OWN_CASES_FILE}`);
    const tell = (uri: vscode.Uri): void => this.changed.fire(uri);
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate(tell),
      watcher.onDidChange(tell),
      watcher.onDidDelete(tell),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        if (isOwnCases(uri)) tell(uri);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isOwnCases(document.uri)) tell(document.uri);
      }),
    );
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}

/** Whether an address is that of a file of own cases. */
export function isOwnCases(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${OWN_CASES_FILE}`);
}

function endOf(document: vscode.TextDocument): vscode.Position {
  return document.lineAt(document.lineCount - 1).range.end;
}

/**
 * One edit, so that one undo takes it back. A document with unsaved work stays unsaved; carets stay where they are, also
 * one at the very end, which an insertion there would take along.
 */
async function write(
  document: vscode.TextDocument,
  change: (edit: vscode.WorkspaceEdit) => void,
): Promise<void> {
  const wasDirty = document.isDirty;
  const end = endOf(document);
  const editors = vscode.window.visibleTextEditors
    .filter((editor) => editor.document === document)
    .map((editor) => ({ editor, selections: editor.selections }))
    // On an empty last line the caret belongs below what comes there.
    .filter(({ selections }) => end.character > 0 && selections.some((one) => one.active.isEqual(end)));
  const edit = new vscode.WorkspaceEdit();
  change(edit);
  await apply(edit);
  for (const { editor, selections } of editors) editor.selections = selections;
  if (!wasDirty) await document.save();
}

async function apply(edit: vscode.WorkspaceEdit): Promise<void> {
  if (await vscode.workspace.applyEdit(edit)) return;
  throw new Error(`${OWN_CASES_FILE} could not be changed. Is it read-only?`);
}
