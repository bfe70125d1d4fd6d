import * as vscode from 'vscode';
import type { CatalogEntry, Difficulty } from '../../engine/catalog/model.ts';
import type { Filter, Outline } from '../../engine/catalog/search.ts';
import { DIFFICULTY_WORDS, KIND_WORDS, NO_FILTER, STATE_WORDS } from '../../engine/catalog/search.ts';
import type { ItemState } from '../../engine/progress/log.ts';

/** One value of one facet. */
type Choice =
  | { readonly facet: 'kinds'; readonly value: CatalogEntry['kind'] }
  | { readonly facet: 'difficulties'; readonly value: Difficulty }
  | { readonly facet: 'states'; readonly value: ItemState }
  | { readonly facet: 'topics'; readonly value: string };

export interface FilterRow extends vscode.QuickPickItem {
  /** Absent on a heading. */
  readonly choice?: Choice;
}

/** The rows of the filter: only values that the catalog has, under a heading for each facet. */
export function filterRows(
  outline: Outline,
  states: ReadonlyMap<string, ItemState>,
  filter: Filter,
): readonly FilterRow[] {
  const items = outline.items();
  const row = (label: string, choice: Choice): FilterRow => {
    const one = filterOf([choice]);
    const count = items.filter((entry) => outline.shows(entry, one, states)).length;
    return {
      label,
      description: String(count),
      picked: (filter[choice.facet] as ReadonlySet<unknown>).has(choice.value),
      choice,
    };
  };
  const heading = (label: string): FilterRow => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const kinds = new Set(items.map(({ kind }) => kind));
  return [
    heading('Kind'),
    ...(Object.keys(KIND_WORDS) as CatalogEntry['kind'][])
      .filter((kind) => kinds.has(kind))
      .map((value) => row(KIND_WORDS[value], { facet: 'kinds', value })),
    heading('Difficulty'),
    ...([1, 2, 3] as const).map((value) => row(DIFFICULTY_WORDS[value], { facet: 'difficulties', value })),
    heading('State'),
    ...(['new', 'tried', 'done'] as const).map((value) =>
      row(STATE_WORDS[value], { facet: 'states', value }),
    ),
    heading('Topic'),
    ...outline.index.topics
      .filter((topic) => outline.itemsUnder(topic).length > 0)
      .map((topic) => row(topic.title, { facet: 'topics', value: topic.id })),
  ];
}

/** The filter that a set of choices means. */
export function filterOf(choices: readonly Choice[]): Filter {
  return {
    ...NO_FILTER,
    kinds: new Set(choices.flatMap((choice) => (choice.facet === 'kinds' ? choice.value : []))),
    difficulties: new Set(choices.flatMap((choice) => (choice.facet === 'difficulties' ? choice.value : []))),
    states: new Set(choices.flatMap((choice) => (choice.facet === 'states' ? choice.value : []))),
    topics: new Set(choices.flatMap((choice) => (choice.facet === 'topics' ? choice.value : []))),
  };
}

/** Asks what to show; undefined where the learner turns away. Nothing ticked means everything. */
export async function pickFilter(
  outline: Outline,
  states: ReadonlyMap<string, ItemState>,
  filter: Filter,
): Promise<Filter | undefined> {
  const picked = await vscode.window.showQuickPick([...filterRows(outline, states, filter)], {
    title: 'Filter topics',
    placeHolder: 'Tick what to show; nothing ticked shows everything',
    canPickMany: true,
  });
  return picked === undefined ? undefined : filterOf(picked.flatMap(({ choice }) => choice ?? []));
}
