import * as vscode from 'vscode';
import { COMMANDS } from '../../contract/ids.ts';
import type { CatalogEntry } from '../../engine/catalog/model.ts';
import { isCoded } from '../../engine/catalog/model.ts';
import type { Outline } from '../../engine/catalog/search.ts';
import { KIND_WORDS } from '../../engine/catalog/search.ts';
import type { ItemState } from '../../engine/progress/log.ts';
import type { CommandService } from '../../services/services.ts';
import { itemDescription, STATE_ICONS, topicPath } from './words.ts';

/** Something that a pick lets go of when it is hidden. */
type Owned = Pick<vscode.Disposable, 'dispose'>;

export interface SearchRow extends vscode.QuickPickItem {
  /** Absent on a heading. */
  readonly id?: string;
}

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

/** Shows the search at once and fills it when the catalog is there. Rejects where it cannot be had. */
export async function showSearch(
  rows: Promise<readonly SearchRow[]>,
  commands: CommandService,
): Promise<void> {
  const pick = vscode.window.createQuickPick<SearchRow>();
  pick.title = 'Search lessons and problems';
  pick.placeholder = 'Type a title, a topic, a difficulty or an id';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  const run = (
    command: typeof COMMANDS.open | typeof COMMANDS.scaffold,
    row: SearchRow | undefined,
  ): void => {
    if (row?.id === undefined) return;
    pick.hide();
    void commands.run(command, row.id);
  };
  const owned: Owned[] = [
    pick,
    pick.onDidAccept(() => run(COMMANDS.open, pick.activeItems[0])),
    pick.onDidTriggerItemButton(({ item, button }) =>
      run(button === START ? COMMANDS.scaffold : COMMANDS.open, item),
    ),
    pick.onDidHide(() => {
      for (const one of owned) one.dispose();
    }),
  ];
  pick.show();
  try {
    pick.items = await rows;
    pick.busy = false;
  } catch (error) {
    pick.hide();
    throw error;
  }
}
