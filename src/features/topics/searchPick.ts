import * as vscode from 'vscode';
import { COMMANDS } from '../../contract/ids.ts';
import type { CatalogEntry } from '../../engine/catalog/model.ts';
import { isCoded } from '../../engine/catalog/model.ts';
import type { Outline } from '../../engine/catalog/search.ts';
import { KIND_WORDS } from '../../engine/catalog/search.ts';
import type { ItemState } from '../../engine/progress/log.ts';
import type { TextHit } from '../../engine/catalog/textIndex.ts';
import type { CommandService } from '../../services/services.ts';
import { itemDescription, STATE_ICONS, topicPath } from './words.ts';

/** Something that a pick lets go of when it is hidden. */
type Owned = Pick<vscode.Disposable, 'dispose'>;

export interface SearchRow extends vscode.QuickPickItem {
  /** Absent on a heading. */
  readonly id?: string;
  /** Id of a section of the lesson; '' for its beginning. */
  readonly place?: string;
}

/** Fewer letters begin too many words. */
const SHORTEST = 2;

const OPEN: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('book'), tooltip: 'Open' };
const START: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('new-file'),
  tooltip: 'Start This Problem',
};

/** Every lesson and problem: those opened last first, then in the order of the tree under its top-level topics. */
export function searchRows(
  outline: Outline,
  states: ReadonlyMap<string, ItemState>,
  recent: readonly string[],
): readonly SearchRow[] {
  const row = (entry: CatalogEntry): SearchRow => {
    const state = states.get(entry.id) ?? 'new';
    return {
      id: entry.id,
      label: entry.title,
      iconPath: new vscode.ThemeIcon(entry.kind === 'lesson' ? 'book' : STATE_ICONS[state]),
      description: `${KIND_WORDS[entry.kind]} · ${itemDescription(entry, state)}`,
      detail: `${topicPath(outline, entry.id)} · ${entry.id}`,
      buttons: isCoded(entry) ? [OPEN, START] : [OPEN],
    };
  };
  const heading = (label: string): SearchRow => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const last = recent.flatMap((id) => outline.entry(id) ?? []);
  const rest = outline.index.topics.flatMap((topic) => {
    const items = outline.itemsUnder(topic).filter(({ id }) => !recent.includes(id));
    return items.length === 0 ? [] : [heading(topic.title), ...items.map(row)];
  });
  return last.length === 0 ? rest : [heading('Recently opened'), ...last.map(row), ...rest];
}

/** Sections of lessons whose texts have what was typed. Who finds words in the title of a lesson gets the lesson. */
export function textRows(outline: Outline, hits: readonly TextHit[]): readonly SearchRow[] {
  return hits.flatMap(({ item, place, heading, isTitle }) => {
    const entry = outline.entry(item);
    if (entry === undefined) return [];
    return {
      id: item,
      ...(isTitle ? {} : { place }),
      // The editor sorts by what matches in labels: so titles stay before headings, and headings before texts.
      label: entry.title,
      description: isTitle ? KIND_WORDS[entry.kind] : `› ${heading === '' ? 'Introduction' : heading}`,
      detail: topicPath(outline, item),
      iconPath: new vscode.ThemeIcon(isTitle ? 'book' : 'list-selection'),
      buttons: [OPEN],
      // The editor knows nothing of the text in which the words stand.
      alwaysShow: true,
    };
  });
}

export interface SearchSources {
  readonly rows: Promise<readonly SearchRow[]>;
  /** What is found in texts. */
  textRows(query: string): Promise<readonly SearchRow[]>;
}

/** Shows the search at once and fills it when the catalog is there. Rejects where it cannot be had. */
export async function showSearch(sources: SearchSources, commands: CommandService): Promise<void> {
  const pick = vscode.window.createQuickPick<SearchRow>();
  pick.title = 'Search lessons and problems';
  pick.placeholder = 'Type a title, a topic, a difficulty, an id, or words of a lesson';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  const run = (
    command: typeof COMMANDS.open | typeof COMMANDS.scaffold,
    row: SearchRow | undefined,
  ): void => {
    if (row?.id === undefined) return;
    pick.hide();
    void commands.run(command, row.id, row.place === undefined ? undefined : { place: row.place });
  };
  let rows: readonly SearchRow[] = [];
  const lookIntoTexts = async (): Promise<void> => {
    const { value } = pick;
    const found = value.trim().length < SHORTEST ? [] : await sources.textRows(value);
    // Something else was typed meanwhile.
    if (pick.value === value && rows.length > 0) pick.items = withTexts(rows, found);
  };
  const owned: Owned[] = [
    pick,
    pick.onDidAccept(() => run(COMMANDS.open, pick.activeItems[0])),
    pick.onDidTriggerItemButton(({ item, button }) =>
      run(button === START ? COMMANDS.scaffold : COMMANDS.open, item),
    ),
    pick.onDidChangeValue(() => {
      // Titles are found without the index, too.
      lookIntoTexts().catch(() => undefined);
    }),
    pick.onDidHide(() => {
      for (const one of owned) one.dispose();
    }),
  ];
  pick.show();
  try {
    rows = await sources.rows;
    pick.items = rows;
    pick.busy = false;
    await lookIntoTexts();
  } catch (error) {
    pick.hide();
    throw error;
  }
}

/** What the editor finds by itself is not there twice: a lesson that it would not find is shown all the same. */
export function withTexts(rows: readonly SearchRow[], found: readonly SearchRow[]): readonly SearchRow[] {
  const titles = new Set(found.flatMap(({ id, place }) => (place === undefined ? [id] : [])));
  const known = rows.map((row) => (titles.has(row.id) ? { ...row, alwaysShow: true } : row));
  const sections = found.filter(({ place }) => place !== undefined);
  return [...known, ...sections];
}
