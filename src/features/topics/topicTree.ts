import * as vscode from 'vscode';
import { COMMANDS, CONTEXT_KEYS } from '../../contract/ids.ts';
import type { CatalogEntry, Topic } from '../../engine/catalog/model.ts';
import type { Filter } from '../../engine/catalog/search.ts';
import { filterWords, isFiltering, NO_FILTER, Outline } from '../../engine/catalog/search.ts';
import { tallyOf } from '../../engine/progress/tally.ts';
import type { AnswerResults, ItemState } from '../../engine/progress/log.ts';
import { escapeMarkdown } from '../../services/markdown.ts';
import type { Services } from '../../services/services.ts';
import {
  filterMessage,
  itemDescription,
  itemSentence,
  itemTooltip,
  STATE_ICONS,
  topicDescription,
  topicSentence,
  topicTooltip,
} from './words.ts';

/** What the tree knows at a moment. */
interface Snapshot {
  readonly outline: Outline;
  readonly states: ReadonlyMap<string, ItemState>;
  /** How questions were answered, by lesson. */
  readonly answers: ReadonlyMap<string, AnswerResults>;
}

/** A tree that changes shape under a filter is opened for the reader only while it is small. */
const UNFOLD_LIMIT = 30;

/**
 * The tree of topics, lessons and problems. Its elements are ids, which are unique over all three; so commands in its
 * menus get an id, as they do from everywhere else.
 */
export class TopicTree implements vscode.TreeDataProvider<string>, vscode.Disposable {
  private readonly services: Services;
  private readonly changed = new vscode.EventEmitter<string[] | undefined>();
  private readonly messageChanged = new vscode.EventEmitter<string | undefined>();
  private readonly subscriptions: readonly Pick<vscode.Disposable, 'dispose'>[];
  private loading: Promise<Snapshot> | null = null;
  private current: Filter = NO_FILTER;

  readonly onDidChangeTreeData = this.changed.event;
  /** Fires with the line to show over the tree. */
  readonly onDidChangeMessage = this.messageChanged.event;

  constructor(services: Services) {
    this.services = services;
    this.subscriptions = [
      this.changed,
      this.messageChanged,
      services.progress.onDidChange(
        () => void this.takeProgress().catch((error: unknown) => this.fail(error)),
      ),
    ];
  }

  get filter(): Filter {
    return this.current;
  }

  async setFilter(filter: Filter): Promise<void> {
    this.current = filter;
    this.services.contextKeys.set(CONTEXT_KEYS.filtered, isFiltering(filter));
    const snapshot = await this.snapshot();
    this.changed.fire(undefined);
    this.tellMessage(snapshot);
  }

  /** The topics to open so that a short filtered list is seen at once; empty where the list is long or whole. */
  async toUnfold(): Promise<readonly string[]> {
    const snapshot = await this.snapshot();
    if (!isFiltering(this.current) || this.shown(snapshot).length > UNFOLD_LIMIT) return [];
    return this.visibleTopics(snapshot.outline.index.topics, snapshot).map(({ id }) => id);
  }

  /** The catalog and the states; loaded on first use. */
  async snapshot(): Promise<Snapshot> {
    if (this.loading === null) {
      const loading = this.load();
      this.loading = loading;
      loading.catch(() => {
        if (this.loading === loading) this.loading = null;
      });
    }
    return this.loading;
  }

  async getChildren(id?: string): Promise<string[]> {
    try {
      const snapshot = await this.snapshot();
      if (id === undefined)
        return this.visibleTopics(snapshot.outline.index.topics, snapshot).map((topic) => topic.id);
      const topic = snapshot.outline.topic(id);
      if (topic === undefined) return [];
      const items = topic.items.flatMap((item) => snapshot.outline.entry(item) ?? []);
      return [
        ...items
          .filter((entry) => snapshot.outline.shows(entry, this.current, snapshot.states))
          .map((entry) => entry.id),
        ...this.visibleTopics(topic.topics, snapshot).map((child) => child.id),
      ];
    } catch (error) {
      this.fail(error);
      return [];
    }
  }

  async getParent(id: string): Promise<string | undefined> {
    return (await this.snapshot()).outline.parent(id)?.id;
  }

  async getTreeItem(id: string): Promise<vscode.TreeItem> {
    const { outline, states } = await this.snapshot();
    const topic = outline.topic(id);
    if (topic !== undefined) return this.topicItem(topic, outline, states);
    const entry = outline.entry(id);
    if (entry !== undefined) return itemOf(entry, states.get(id) ?? 'new');
    throw new Error(`The tree was asked for "${id}", which the catalog does not have.`);
  }

  async resolveTreeItem(item: vscode.TreeItem, id: string): Promise<vscode.TreeItem> {
    const { outline, states, answers } = await this.snapshot();
    const topic = outline.topic(id);
    const entry = outline.entry(id);
    if (topic !== undefined)
      item.tooltip = tooltip(topic.title, topicTooltip(topic, outline.count(topic, states)));
    else if (entry !== undefined) {
      item.tooltip = tooltip(
        entry.title,
        itemTooltip(entry, states.get(id) ?? 'new', outline, answers.get(id)),
      );
    }
    return item;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async load(): Promise<Snapshot> {
    const index = await this.services.catalog.index();
    return { outline: new Outline(index), ...(await this.readProgress()) };
  }

  /** The tree stands without the log: an unreadable log costs the marks, not the lessons. */
  private async readProgress(): Promise<Omit<Snapshot, 'outline'>> {
    const { progress } = this.services;
    try {
      return { states: await progress.states(), answers: await progress.answers() };
    } catch (error) {
      this.services.log.error(
        'The progress log could not be read.',
        error instanceof Error ? error : String(error),
      );
      return { states: new Map(), answers: new Map() };
    }
  }

  /** Tells the smallest part of the tree that looks different now. */
  private async takeProgress(): Promise<void> {
    if (this.loading === null) return;
    const before = await this.loading;
    const after: Snapshot = { ...before, ...(await this.readProgress()) };
    this.loading = Promise.resolve(after);
    const items = before.outline
      .items()
      .filter(({ id }) => before.states.get(id) !== after.states.get(id))
      .map(({ id }) => id);
    const answered = before.outline
      .items()
      .filter((entry) => rightIn(entry, before) !== rightIn(entry, after));
    // The editor asks for a tooltip once, unless the item is told to be another one.
    if (items.length === 0 && answered.length > 0) this.changed.fire(answered.map(({ id }) => id));
    if (items.length === 0) return;
    if (this.current.states.size > 0) {
      this.changed.fire(undefined);
      this.tellMessage(after);
      return;
    }
    const ids = [
      ...items.flatMap((id) => [id, ...before.outline.path(id).map((topic) => topic.id)]),
      ...answered.map(({ id }) => id),
    ];
    this.changed.fire([...new Set(ids)]);
  }

  private fail(error: unknown): void {
    this.services.log.error('The topics could not be read.', error instanceof Error ? error : String(error));
    this.messageChanged.fire(
      'The topics could not be read. Run "Kode: Show Log" for the cause, then reload the window.',
    );
  }

  private tellMessage(snapshot: Snapshot): void {
    if (!isFiltering(this.current)) {
      this.messageChanged.fire(undefined);
      return;
    }
    const words = filterWords(this.current, (id) => snapshot.outline.topic(id)?.title ?? id);
    this.messageChanged.fire(
      filterMessage(words, this.shown(snapshot).length, snapshot.outline.items().length),
    );
  }

  private shown({ outline, states }: Snapshot): readonly CatalogEntry[] {
    return outline.items().filter((entry) => outline.shows(entry, this.current, states));
  }

  /** All topics, so that one sees what there will be; under a filter only those that hold a match. */
  private visibleTopics(topics: readonly Topic[], { outline, states }: Snapshot): readonly Topic[] {
    if (!isFiltering(this.current)) return topics;
    return topics.filter((topic) =>
      outline.itemsUnder(topic).some((entry) => outline.shows(entry, this.current, states)),
    );
  }

  private topicItem(topic: Topic, outline: Outline, states: ReadonlyMap<string, ItemState>): vscode.TreeItem {
    const count = outline.count(topic, states);
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(topic.title, count.total === 0 ? None : Collapsed);
    item.id = topic.id;
    item.iconPath = new vscode.ThemeIcon(topic.icon ?? 'list-tree');
    item.description = topicDescription(count);
    item.contextValue = count.total === 0 ? 'topic empty' : 'topic';
    item.accessibilityInformation = { label: topicSentence(topic, count) };
    return item;
  }
}

/** How many questions of an item were answered right. */
function rightIn(entry: CatalogEntry, { answers }: Snapshot): number {
  return entry.kind === 'lesson' ? tallyOf(entry.questions, answers.get(entry.id)).right : 0;
}

function itemOf(entry: CatalogEntry, state: ItemState): vscode.TreeItem {
  const item = new vscode.TreeItem(entry.title, vscode.TreeItemCollapsibleState.None);
  item.id = entry.id;
  item.description = itemDescription(entry, state);
  item.accessibilityInformation = { label: itemSentence(entry, state) };
  item.command = { command: COMMANDS.open, title: 'Open', arguments: [entry.id] };
  // Colour comes on top of shape and words, never in place of them.
  const colour = state === 'done' ? new vscode.ThemeColor('testing.iconPassed') : undefined;
  if (entry.kind === 'lesson') {
    item.iconPath = new vscode.ThemeIcon('book', colour);
    item.contextValue = state === 'done' ? 'lesson read' : 'lesson unread';
  } else {
    item.iconPath = new vscode.ThemeIcon(STATE_ICONS[state], colour);
    item.contextValue = `problem ${entry.kind} ${state}`;
  }
  return item;
}

function tooltip(title: string, paragraphs: readonly string[]): vscode.MarkdownString {
  const escaped = paragraphs.map(escapeMarkdown);
  return new vscode.MarkdownString([`**${escapeMarkdown(title)}**`, ...escaped].join('\n\n'));
}
