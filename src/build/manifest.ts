/** Holds package.json and `src/contract/ids.ts` together: what one names, the other has. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COMMANDS, PANELS, SETTINGS, VIEW_CONTAINER, VIEWS } from '../contract/ids.ts';

interface Named {
  readonly command?: string;
  readonly id?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly Named[];
    readonly menus: Readonly<Record<string, readonly Named[]>>;
    readonly keybindings: readonly Named[];
    readonly views: Readonly<Record<string, readonly Named[]>>;
    readonly viewsContainers: { readonly activitybar: readonly Named[] };
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

/** Ids of the code, as the manifest has to list them. */
export interface Ids {
  readonly commands: readonly string[];
  readonly views: readonly string[];
  readonly settings: readonly string[];
  readonly panels: readonly string[];
  readonly container: string;
}

const CODE: Ids = {
  commands: Object.values(COMMANDS),
  views: Object.values(VIEWS),
  settings: Object.values(SETTINGS),
  panels: Object.values(PANELS),
  container: VIEW_CONTAINER,
};

/** Everything in which the two differ, one sentence each. */
export async function manifestProblems(root: string): Promise<readonly string[]> {
  const [manifest, texts] = await Promise.all([
    readFile(join(root, 'package.json'), 'utf8'),
    readFile(join(root, 'package.nls.json'), 'utf8'),
  ]);
  return compareManifest(manifest, texts, CODE);
}

/** @param manifest text of package.json; `texts` of package.nls.json */
export function compareManifest(manifest: string, texts: string, ids: Ids): readonly string[] {
  const problems: string[] = [];
  const { contributes, activationEvents } = JSON.parse(manifest) as Manifest;
  const same = (what: string, listed: readonly string[], known: readonly string[]): void => {
    for (const id of listed.filter((one) => !known.includes(one)))
      problems.push(`package.json has the ${what} "${id}", which src/contract/ids.ts does not know.`);
    for (const id of known.filter((one) => !listed.includes(one)))
      problems.push(`src/contract/ids.ts has the ${what} "${id}", which package.json does not list.`);
    for (const id of listed.filter((one, i) => listed.indexOf(one) !== i))
      problems.push(`package.json lists the ${what} "${id}" twice.`);
  };
  const commandsOf = (list: readonly Named[]): string[] => list.flatMap(({ command }) => command ?? []);
  const idsOf = (list: readonly Named[]): string[] => list.flatMap(({ id }) => id ?? []);

  same('command', commandsOf(contributes.commands), ids.commands);
  same('view', Object.values(contributes.views).flatMap(idsOf), ids.views);
  same('setting', Object.keys(contributes.configuration.properties), ids.settings);
  same('view container', idsOf(contributes.viewsContainers.activitybar), [ids.container]);
  const panels = activationEvents.flatMap((event) => /^onWebviewPanel:(.+)$/.exec(event)?.[1] ?? []);
  same('panel', panels, ids.panels);

  const used = { ...contributes.menus, keybindings: contributes.keybindings };
  for (const [place, items] of Object.entries(used)) {
    for (const command of commandsOf(items).filter((one) => !ids.commands.includes(one)))
      problems.push(`package.json refers to the unknown command "${command}" in ${place}.`);
  }

  const keys = Object.keys(JSON.parse(texts) as Record<string, string>);
  const wanted = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? ''));
  for (const key of wanted) {
    if (!keys.includes(key)) problems.push(`package.nls.json lacks "${key}".`);
  }
  for (const key of keys) {
    if (!wanted.has(key)) problems.push(`package.nls.json has "${key}", which nothing uses.`);
  }
  return problems;
}
