import * as vscode from 'vscode';
import type { PageUpdate } from '../../contract/page.ts';
import { CancelledError } from '../../engine/grading/request.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import type { LessonSnippet } from '../../engine/lesson/snippets.ts';
import {
  SNIPPET_RUNS,
  SNIPPET_STOPPED,
  snippetFault,
  snippetResult,
} from '../../engine/snippets/snippetResult.ts';
import type { Services } from '../../services/services.ts';
import { requireTrust } from '../../services/trust.ts';

type SnippetUpdate = Extract<PageUpdate, { type: 'snippet' }>;

/** The runs of one page: what is under its blocks survives a page that is hidden, or drawn anew. */
export class SnippetRuns implements vscode.Disposable {
  private readonly services: Services;
  private readonly post: (update: PageUpdate) => Promise<void>;
  private readonly running = new Map<number, AbortController>();
  private readonly shown = new Map<number, SnippetUpdate>();

  constructor(services: Services, post: (update: PageUpdate) => Promise<void>) {
    this.services = services;
    this.post = post;
  }

  /** Runs a snippet of the page; does nothing while it is running. */
  async start(index: number, snippet: LessonSnippet): Promise<void> {
    if (this.running.has(index)) return;
    const controller = new AbortController();
    this.running.set(index, controller);
    await this.show({ type: 'snippet', index, running: true, html: SNIPPET_RUNS });
    const html = await this.result(snippet, controller.signal);
    this.running.delete(index);
    await this.show({ type: 'snippet', index, running: false, html });
  }

  stop(index: number): void {
    this.running.get(index)?.abort();
  }

  /** For a page that was filled again. */
  async showAll(): Promise<void> {
    for (const update of this.shown.values()) await this.post(update);
  }

  dispose(): void {
    for (const controller of this.running.values()) controller.abort();
  }

  private async result({ language, text }: LessonSnippet, signal: AbortSignal): Promise<string> {
    try {
      requireTrust('then run it again');
      const run = await this.services.snippets.runSnippet({ language, text }, signal);
      return snippetResult(run, adapterOf(language).baselineMb);
    } catch (error) {
      if (error instanceof CancelledError) return SNIPPET_STOPPED;
      if (error instanceof NotGradedError) return snippetFault(error.message, error.fix);
      this.services.log.error('A program of a lesson could not be run.', String(error));
      return snippetFault(
        vscode.l10n.t('It could not be run.'),
        vscode.l10n.t('The log of Kode says why (command "Kode: Show Log").'),
      );
    }
  }

  private async show(update: SnippetUpdate): Promise<void> {
    this.shown.set(update.index, update);
    await this.post(update);
  }
}
