/** Finding things in the catalog: where an item lives, which items a filter leaves, how far a learner is. */
import type { ItemState } from '../progress/log.ts';
import type { CatalogEntry, CatalogIndex, Difficulty, ProblemKind, Topic } from './model.ts';

export const KIND_WORDS: Readonly<Record<ProblemKind | 'lesson', string>> = {
  lesson: 'Lesson',
  function: 'Function',
  component: 'Component',
  program: 'Program',
  manifest: 'Manifest',
  design: 'Design',
  estimate: 'Estimate',
  story: 'Story',
};

export const DIFFICULTY_WORDS: Readonly<Record<Difficulty, string>> = { 1: 'Easy', 2: 'Medium', 3: 'Hard' };

export const STATE_WORDS: Readonly<Record<ItemState, string>> = { new: 'New', tried: 'Tried', done: 'Done' };

/**
 * Which items to show. Within a facet any of the values will do; every facet that has values must agree. A lesson has no
 * difficulty, so a filter by difficulty hides lessons.
 */
export interface Filter {
  readonly kinds: ReadonlySet<CatalogEntry['kind']>;
  readonly difficulties: ReadonlySet<Difficulty>;
  readonly states: ReadonlySet<ItemState>;
  /** Ids of topics; an item counts with every topic above it. */
  readonly topics: ReadonlySet<string>;
}

export const NO_FILTER: Filter = {
  kinds: new Set(),
  difficulties: new Set(),
  states: new Set(),
  topics: new Set(),
};

export function isFiltering(filter: Filter): boolean {
  return filter.kinds.size + filter.difficulties.size + filter.states.size + filter.topics.size > 0;
}

export interface Count {
  readonly done: number;
  readonly total: number;
}

/** The catalog by id, with parents. Made once for an index; all look-ups are constant in the size of the catalog. */
export class Outline {
  readonly index: CatalogIndex;
  private readonly entries = new Map<string, CatalogEntry>();
  private readonly topics = new Map<string, Topic>();
  private readonly parents = new Map<string, Topic>();

  constructor(index: CatalogIndex) {
    this.index = index;
    for (const entry of index.entries) this.entries.set(entry.id, entry);
    const visit = (topic: Topic, parent: Topic | null): void => {
      this.topics.set(topic.id, topic);
      if (parent !== null) this.parents.set(topic.id, parent);
      for (const child of topic.topics) visit(child, topic);
      for (const item of topic.items) this.parents.set(item, topic);
    };
    for (const topic of index.topics) visit(topic, null);
  }

  entry(id: string): CatalogEntry | undefined {
    return this.entries.get(id);
  }

  topic(id: string): Topic | undefined {
    return this.topics.get(id);
  }

  /** The topic that holds a topic or an item; undefined for a top-level topic. */
  parent(id: string): Topic | undefined {
    return this.parents.get(id);
  }

  /** The topics above, from the top: "Data Structures and Algorithms", "Arrays". */
  path(id: string): readonly Topic[] {
    const path: Topic[] = [];
    for (let at = this.parent(id); at !== undefined; at = this.parent(at.id)) path.unshift(at);
    return path;
  }

  /** All items under a topic, in the order in which the tree shows them: subtopics last. */
  itemsUnder(topic: Topic): readonly CatalogEntry[] {
    const own = topic.items.flatMap((id) => this.entries.get(id) ?? []);
    return [...own, ...topic.topics.flatMap((child) => this.itemsUnder(child))];
  }

  /** All items in the order of the tree. */
  items(): readonly CatalogEntry[] {
    return this.index.topics.flatMap((topic) => this.itemsUnder(topic));
  }

  /** How many of a topic's items are done, whatever is filtered. */
  count(topic: Topic, states: ReadonlyMap<string, ItemState>): Count {
    const items = this.itemsUnder(topic);
    return { total: items.length, done: items.filter(({ id }) => states.get(id) === 'done').length };
  }

  /** Whether a filter shows an item. */
  shows(entry: CatalogEntry, filter: Filter, states: ReadonlyMap<string, ItemState>): boolean {
    const { kinds, difficulties, topics } = filter;
    if (kinds.size > 0 && !kinds.has(entry.kind)) return false;
    if (difficulties.size > 0 && (entry.kind === 'lesson' || !difficulties.has(entry.difficulty)))
      return false;
    if (filter.states.size > 0 && !filter.states.has(states.get(entry.id) ?? 'new')) return false;
    return topics.size === 0 || this.path(entry.id).some(({ id }) => topics.has(id));
  }
}

/** The filter in words, facets joined by commas: "Easy or Medium, New, in Cache". */
export function filterWords(filter: Filter, topicTitle: (id: string) => string): string {
  const facets = [
    [...filter.kinds].map((kind) => KIND_WORDS[kind]),
    [...filter.difficulties].sort().map((difficulty) => DIFFICULTY_WORDS[difficulty]),
    [...filter.states].map((state) => STATE_WORDS[state]),
    [...filter.topics].map((id) => `in ${topicTitle(id)}`),
  ];
  return facets
    .filter((words) => words.length > 0)
    .map((words) => words.join(' or '))
    .join(', ');
}
