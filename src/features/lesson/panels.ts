import * as vscode from 'vscode';
import { COMMANDS, PANELS, SETTINGS } from '../../contract/ids.ts';
import { readPageRequest } from '../../contract/page.ts';
import type { PageRequest, PageUpdate } from '../../contract/page.ts';
import type { CatalogEntry } from '../../engine/catalog/model.ts';
import { Outline } from '../../engine/catalog/search.ts';
import type { Report } from '../../engine/grading/report.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { isLanguageId } from '../../engine/languages/ids.ts';
import { tallyOf, tallyText } from '../../engine/progress/tally.ts';
import { codeTitle } from '../../engine/snippets/codeLanguages.ts';
import { recentLanguages, withLanguage } from '../../engine/snippets/recentLanguages.ts';
import type { GatedPart, PageContext } from '../../engine/lesson/render.ts';
import { sameStates } from '../../engine/progress/history.ts';
import type { ItemState } from '../../engine/progress/log.ts';
import { lazy } from '../../services/lazy.ts';
import type { Services } from '../../services/services.ts';
import { openCode } from './openCode.ts';
import { SnippetRuns } from './snippetRuns.ts';
import { webviewHtml, webviewRoot } from '../../services/webviewHtml.ts';

/** The Markdown renderer and its grammars are most of the code, and come with the first page. */
const renderer = lazy('renderer', () => import('../../engine/lesson/render.ts'));

/** What judges estimates comes with the first of them. */
const estimates = lazy('estimates', () => import('./estimates.ts'));

/** In the global state: languages of tabs, the one that was chosen last first. */
const TABS_KEY = 'kode.tabs';

const FILES = {
  script: 'lesson.js',
  styles: [
    'lesson.css',
    'questions.css',
    'estimate.css',
    'figures.css',
    'code.css',
    'reading.css',
    'simulators.css',
  ],
};

/** Open panels by item; each is filled when its page says that it is ready, and again when what it shows changed. */
export class PagePanels implements vscode.Disposable {
  private readonly services: Services;
  private readonly panels = new Map<string, vscode.WebviewPanel>();
  private readonly runs = new Map<vscode.WebviewPanel, SnippetRuns>();
  private readonly subscriptions: readonly vscode.Disposable[];
  /** What was asked for of problems that were not solved, in this window. */
  private readonly revealed = new Map<string, ReadonlySet<GatedPart>>();
  /** Pages that are to show a hint as soon as they can. */
  private readonly hintWanted = new Set<string>();
  /** Headings that pages are to go to as soon as they can, by item. */
  private readonly placeWanted = new Map<string, string>();
  /** What the pages say of all items. */
  private states: ReadonlyMap<string, ItemState> | null = null;

  constructor(services: Services) {
    this.services = services;
    this.subscriptions = [
      services.progress.onDidChange(() => void this.refreshAll()),
      services.gradings.onDidChange((uri) => void this.showVerdict(uri)),
    ];
  }

  /** Opens an item, or brings its panel to the front. */
  show(entry: CatalogEntry, beside: boolean, place: string | null = null): void {
    const known = this.panels.get(entry.id);
    if (place !== null) this.placeWanted.set(entry.id, place);
    if (known !== undefined) {
      if (known.visible) void this.goToPlace(known, entry);
      // Behind the solution nobody reads it: it goes to the other side.
      const covered = beside && known.viewColumn === vscode.window.activeTextEditor?.viewColumn;
      known.reveal(covered ? vscode.ViewColumn.Beside : known.viewColumn, beside);
      return;
    }
    const column = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(
      PANELS.page,
      entry.title,
      { viewColumn: column, preserveFocus: beside },
      this.options(),
    );
    this.adopt(panel, entry);
  }

  /** Opens a problem beside the editor and unfolds its next hint. */
  async showHint(entry: CatalogEntry): Promise<void> {
    const panel = this.panels.get(entry.id);
    if (panel?.visible === true) {
      panel.reveal(panel.viewColumn, false);
      await this.post(panel, { type: 'hint' });
      return;
    }
    this.hintWanted.add(entry.id);
    this.show(entry, true);
  }

  /** Takes a panel over: a new one, or one that the editor kept over a reload. */
  adopt(panel: vscode.WebviewPanel, entry: CatalogEntry): void {
    const { extensionUri } = this.services.context;
    this.panels.set(entry.id, panel);
    panel.title = entry.title;
    panel.onDidDispose(() => {
      if (this.panels.get(entry.id) === panel) this.panels.delete(entry.id);
      this.runs.get(panel)?.dispose();
      this.runs.delete(panel);
    });
    this.runs.set(panel, new SnippetRuns(this.services, (update) => this.post(panel, update)));
    panel.webview.options = this.options();
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const request = readPageRequest(value);
      if (request === null) this.services.log.warn('A page sent a message that Kode does not know.');
      else {
        this.handle(panel, entry, request).catch((error: unknown) => {
          if (!(error instanceof NotGradedError)) this.services.log.error(entry.id, String(error));
          const text = error instanceof NotGradedError ? `${error.message} ${error.fix}` : String(error);
          void vscode.window.showWarningMessage(text);
        });
      }
    });
    panel.webview.html = webviewHtml(panel.webview, extensionUri, entry.title, FILES);
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
    for (const panel of this.panels.values()) panel.dispose();
  }

  private options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [webviewRoot(this.services.context.extensionUri)] };
  }

  private async handle(panel: vscode.WebviewPanel, entry: CatalogEntry, request: PageRequest): Promise<void> {
    const { commands, progress } = this.services;
    switch (request.type) {
      case 'ready':
        return this.fill(panel, entry);
      case 'open':
        await commands.run(COMMANDS.open, request.id);
        return;
      case 'external':
        await vscode.env.openExternal(vscode.Uri.parse(request.url, true));
        return;
      case 'scaffold':
        await commands.run(COMMANDS.scaffold, request.id, request.language);
        return;
      case 'read':
        await progress.append({
          v: 1,
          type: 'read',
          at: new Date().toISOString(),
          item: entry.id,
          read: request.read,
        });
        return;
      case 'answered':
        if (entry.kind !== 'lesson' || !entry.questions.includes(request.question)) return;
        await progress.append({
          v: 1,
          type: 'answered',
          at: new Date().toISOString(),
          item: entry.id,
          question: request.question,
          right: request.right,
        });
        return;
      case 'reveal': {
        const confirmed = await this.confirmReveal(entry);
        // The dialog took the focus out of the page, whatever the answer was.
        panel.reveal(panel.viewColumn, false);
        if (!confirmed) return;
        // Whoever has read the solutions is not asked again for the text about them.
        this.revealed.set(
          entry.id,
          new Set([...(this.revealed.get(entry.id) ?? []), request.part, 'editorial']),
        );
        return this.fill(panel, entry);
      }
      case 'compare':
        return this.compare(entry);
      case 'openCode':
        return openCode(request.language, request.text);
      case 'openSnippet':
      case 'runSnippet':
      case 'stopSnippet':
        return this.handleSnippet(panel, entry, request);
      case 'estimated':
      case 'openSheet':
        return (await estimates()).handleEstimate(this.services, entry, request);
      case 'language':
        return this.chooseLanguage(panel, request.language);
    }
  }

  private async handleSnippet(
    panel: vscode.WebviewPanel,
    entry: CatalogEntry,
    { type, index }: Extract<PageRequest, { readonly index: number }>,
  ): Promise<void> {
    if (entry.kind !== 'lesson') return;
    const { snippets } = await this.services.catalog.lesson(entry.id);
    const snippet = snippets[index];
    if (snippet === undefined) return;
    if (type === 'openSnippet') return openCode(snippet.language, snippet.text);
    if (type === 'stopSnippet') this.runs.get(panel)?.stop(index);
    else await this.runs.get(panel)?.start(index, snippet);
  }

  private async confirmReveal(entry: CatalogEntry): Promise<boolean> {
    const show = vscode.l10n.t('Show Anyway');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('You have not solved "{0}" yet.', entry.title),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Once read, the problem no longer tells you whether you could have found it. The next hint may be enough.',
        ),
      },
      show,
    );
    return answer === show;
  }

  /** With the solution in the language of the page where there is one, else with any. */
  private async compare(entry: CatalogEntry): Promise<void> {
    const mine = (await this.services.solutions.all()).filter((file) => file.problem === entry.id);
    const file = mine.find((one) => one.language === this.language()) ?? mine[0];
    if (file === undefined) {
      throw new NotGradedError(
        vscode.l10n.t('There is no solution of yours to compare.'),
        vscode.l10n.t('Start the problem first.'),
      );
    }
    await this.services.commands.run(COMMANDS.compare, file.uri);
  }

  private async fill(panel: vscode.WebviewPanel, entry: CatalogEntry): Promise<void> {
    try {
      await this.post(panel, await this.pageOf(entry));
      await this.runs.get(panel)?.showAll();
      await this.goToPlace(panel, entry);
      if (this.hintWanted.delete(entry.id)) await this.post(panel, { type: 'hint' });
    } catch (error) {
      this.services.log.error(`"${entry.title}" could not be shown.`, error);
      await this.post(panel, {
        type: 'fault',
        text: `"${entry.title}" could not be shown. The log of Kode says why (command "Kode: Show Log").`,
      });
    }
  }

  private async goToPlace(panel: vscode.WebviewPanel, { id }: CatalogEntry): Promise<void> {
    const place = this.placeWanted.get(id);
    this.placeWanted.delete(id);
    if (place !== undefined) await this.post(panel, { type: 'place', place });
  }

  private async pageOf(entry: CatalogEntry): Promise<PageUpdate> {
    const { catalog, progress } = this.services;
    const [render, index, states, answers] = await Promise.all([
      renderer(),
      catalog.index(),
      progress.states(),
      progress.answers(),
    ]);
    const outline = new Outline(index);
    const order = index.entries.filter((one) => (one.kind === 'lesson') === (entry.kind === 'lesson'));
    const at = order.findIndex((one) => one.id === entry.id);
    const language = this.language();
    const context: PageContext = {
      path: outline.path(entry.id).map((topic) => topic.title),
      state: states.get(entry.id) ?? 'new',
      previous: order[at - 1] ?? null,
      next: order[at + 1] ?? null,
      language,
      entryOf: (id) => outline.entry(id),
      stateOf: (id) => states.get(id) ?? 'new',
      answers: answers.get(entry.id),
      revealed: this.revealed.get(entry.id) ?? new Set(),
    };
    const html =
      entry.kind === 'lesson'
        ? render.renderLessonPage(await catalog.lesson(entry.id), context)
        : render.renderProblemPage(await catalog.problem(entry.id), context, await this.lastReport(entry.id));
    return { type: 'page', id: entry.id, title: entry.title, html, languages: this.languages() };
  }

  private language(): LanguageId {
    const value = this.services.settings.get(SETTINGS.language);
    return value === '' ? 'go' : value;
  }

  /** Of all tabs, the one that was chosen last first. */
  private languages(): readonly string[] {
    const { context, settings } = this.services;
    return recentLanguages(settings.get(SETTINGS.language), context.globalState.get(TABS_KEY));
  }

  /** Remembers a tab, and shows its language on the other pages, too. */
  private async chooseLanguage(from: vscode.WebviewPanel, language: string): Promise<void> {
    const { context, settings } = this.services;
    if (codeTitle(language) === undefined) return;
    const languages = withLanguage(this.languages(), language);
    await context.globalState.update(TABS_KEY, languages);
    if (isLanguageId(language)) await settings.update(SETTINGS.language, language);
    for (const panel of this.panels.values()) {
      if (panel !== from) await this.post(panel, { type: 'languages', languages });
    }
  }

  /** The last verdict in this window on any solution of a problem, while its file has not changed since. */
  private async lastReport(problem: string): Promise<Report | null> {
    for (const file of await this.services.solutions.all()) {
      if (file.problem !== problem) continue;
      const state = this.services.gradings.stateOf(file.uri);
      if (state?.kind === 'finished') return state.report;
    }
    return null;
  }

  private async showVerdict(uri: vscode.Uri): Promise<void> {
    const state = this.services.gradings.stateOf(uri);
    if (state?.kind !== 'finished' || state.stale) return;
    const panel = this.panels.get(state.report.problem);
    if (panel === undefined) return;
    const render = await renderer();
    await this.post(panel, { type: 'verdict', html: render.renderVerdict(state.report) });
  }

  /** States stand on every page; a page that is hidden asks again when it is shown. */
  private async refreshAll(): Promise<void> {
    const { catalog, progress } = this.services;
    const [index, states] = await Promise.all([catalog.index(), progress.states()]);
    const isSame = this.states !== null && sameStates(this.states, states);
    this.states = states;
    // Whoever has answered a question is in the middle of the page: it is not drawn anew for that.
    if (isSame) return this.tellTallies();
    for (const [id, panel] of this.panels) {
      const entry = index.entries.find((one) => one.id === id);
      if (entry !== undefined && panel.visible) await this.fill(panel, entry);
    }
  }

  private async tellTallies(): Promise<void> {
    const { catalog, progress } = this.services;
    const [index, answers] = await Promise.all([catalog.index(), progress.answers()]);
    for (const [id, panel] of this.panels) {
      const entry = index.entries.find((one) => one.id === id);
      if (entry?.kind !== 'lesson' || !panel.visible) continue;
      const text = tallyText(tallyOf(entry.questions, answers.get(id)));
      if (text !== '') await this.post(panel, { type: 'tally', text });
    }
  }

  private async post(panel: vscode.WebviewPanel, update: PageUpdate): Promise<void> {
    // It may have been closed while its content was made, and a closed panel throws at any touch.
    if (![...this.panels.values()].includes(panel)) return;
    // False where the panel is hidden: it will say "ready" when it comes back.
    await panel.webview.postMessage(update);
  }
}
