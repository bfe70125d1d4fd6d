import * as vscode from 'vscode';
import { COMMANDS, PANELS } from '../../contract/ids.ts';
import { readPageState } from '../../contract/page.ts';
import type { CatalogEntry } from '../../engine/catalog/model.ts';
import type { Services } from '../../services/services.ts';
import { PagePanels } from './panels.ts';

/** The reading view: lessons and statements, one panel an item. */
export function register(services: Services): vscode.Disposable {
  const panels = new PagePanels(services);
  return vscode.Disposable.from(
    panels,
    services.commands.register(COMMANDS.open, async (id, options) => {
      const entry = await entryFrom(services, id);
      if (entry !== null) panels.show(entry, isBeside(options), placeOf(options));
    }),
    services.commands.register(COMMANDS.nextHint, async (id) => {
      const document = vscode.window.activeTextEditor?.document;
      const problem = typeof id === 'string' ? id : document && services.solutions.of(document)?.problem;
      const entry = await entryFrom(services, problem);
      if (entry !== null) await panels.showHint(entry);
    }),
    vscode.window.registerWebviewPanelSerializer(PANELS.page, {
      async deserializeWebviewPanel(panel, value: unknown) {
        const state = readPageState(value);
        const index = await services.catalog.index();
        const entry = index.entries.find((one) => one.id === state?.id);
        // The item may be gone with an update; an empty panel would be a riddle.
        if (entry === undefined) panel.dispose();
        else panels.adopt(panel, entry);
      },
    }),
  );
}

function isBeside(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'beside' in options && options.beside === true;
}

/** Id of a heading to go to; null for where the reader was. */
function placeOf(options: unknown): string | null {
  return typeof options === 'object' &&
    options !== null &&
    'place' in options &&
    typeof options.place === 'string'
    ? options.place
    : null;
}

async function entryFrom(services: Services, id: unknown): Promise<CatalogEntry | null> {
  if (typeof id !== 'string') {
    await services.commands.run(COMMANDS.search);
    return null;
  }
  const index = await services.catalog.index();
  const entry = index.entries.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`Kode has no lesson or problem "${id}".`);
  return entry;
}
