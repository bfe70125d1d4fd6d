import * as vscode from 'vscode';
import type { Services } from '../../services/services.ts';
import type { ProblemTree } from './tree.ts';

/** Milliseconds between a save and the run it causes, so that "save all" is one run. */
const DEBOUNCE_MS = 150;

type Run = (request: vscode.TestRunRequest, token: vscode.CancellationToken) => Promise<void>;

/** Continuous runs: a save of a solution that is watched grades it again; a save during a run is one more run after it. */
export class ContinuousRuns implements vscode.Disposable {
  private readonly tree: ProblemTree;
  private readonly services: Services;
  private readonly run: Run;
  private readonly active = new Set<vscode.Disposable>();

  constructor(tree: ProblemTree, services: Services, run: Run) {
    this.tree = tree;
    this.services = services;
    this.run = run;
  }

  /** Watches until the token ends it. */
  start(request: vscode.TestRunRequest, token: vscode.CancellationToken): void {
    const waiting = new Map<string, vscode.TextDocument>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let busy = false;

    const pass = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      try {
        while (waiting.size > 0 && !token.isCancellationRequested) {
          const documents = [...waiting.values()];
          waiting.clear();
          const items = await this.itemsOf(request, documents);
          if (items.length === 0) continue;
          await this.run(new vscode.TestRunRequest(items, request.exclude, request.profile, true), token);
        }
      } catch (error) {
        this.services.log.error('A continuous run failed.', error);
      } finally {
        busy = false;
      }
    };

    const saving = vscode.workspace.onDidSaveTextDocument((document) => {
      if (this.services.solutions.of(document) === null) return;
      waiting.set(document.uri.toString(), document);
      clearTimeout(timer);
      timer = setTimeout(() => void pass(), DEBOUNCE_MS);
    });
    const ending = token.onCancellationRequested(() => void all.dispose());
    const all = new vscode.Disposable(() => {
      clearTimeout(timer);
      saving.dispose();
      ending.dispose();
      this.active.delete(all);
    });
    this.active.add(all);
  }

  dispose(): void {
    for (const one of [...this.active]) one.dispose();
  }

  /** The items of a request that the saved documents concern; nothing included means all. */
  private async itemsOf(
    request: vscode.TestRunRequest,
    documents: readonly vscode.TextDocument[],
  ): Promise<vscode.TestItem[]> {
    const items: vscode.TestItem[] = [];
    for (const document of documents) {
      const file = this.services.solutions.of(document);
      if (file === null) continue;
      const key = file.uri.toString();
      if (request.include === undefined) items.push(await this.tree.itemOf(file));
      else
        items.push(
          ...request.include.filter((item) => this.tree.meaningOf(item).file.uri.toString() === key),
        );
    }
    return items;
  }
}
