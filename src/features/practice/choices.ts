import * as vscode from 'vscode';
import { COMMANDS, SETTINGS } from '../../contract/ids.ts';
import type { CatalogIndex, ProblemEntry } from '../../engine/catalog/model.ts';
import { isCoded } from '../../engine/catalog/model.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { ADAPTERS, adapterOf } from '../../engine/languages/registry.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import type { Services } from '../../services/services.ts';

/** The language chosen last, or null where nobody has chosen yet. */
export function rememberedLanguage({ settings }: Services): LanguageId | null {
  const language = settings.get(SETTINGS.language);
  return language === '' ? null : language;
}

/** Remembers a language for the next time, in the user's settings. */
export async function rememberLanguage({ settings }: Services, language: LanguageId): Promise<void> {
  await settings.update(SETTINGS.language, language);
}

/** Asks for the language of the next solutions. */
export async function chooseLanguage(services: Services): Promise<void> {
  const language = await pickLanguage(
    services,
    ADAPTERS.map((adapter) => adapter.id),
    'Language for your solutions',
  );
  if (language !== null) await rememberLanguage(services, language);
  services.log.info(`Language: ${language ?? 'not changed'}`);
}

/** Asks for one of the languages, the remembered one first; null where the learner turns away. */
export async function pickLanguage(
  services: Services,
  languages: readonly LanguageId[],
  title: string,
): Promise<LanguageId | null> {
  const last = rememberedLanguage(services);
  const ordered = [...languages].sort((a, b) => Number(b === last) - Number(a === last));
  const picked = await vscode.window.showQuickPick(
    ordered.map((id) => ({ label: adapterOf(id).title, description: id === last ? 'last used' : '', id })),
    { title, placeHolder: 'Kode remembers your choice' },
  );
  return picked?.id ?? null;
}

/** The problem that an argument names, or one that the learner picks; null where they turn away. */
export async function problemFrom(services: Services, id: unknown): Promise<ProblemEntry | null> {
  const index = await services.catalog.index();
  const problems = index.entries.filter(isCoded);
  if (typeof id === 'string') {
    const named = problems.find((entry) => entry.id === id);
    if (named === undefined) {
      throw new NotGradedError(`There is no problem "${id}" to start.`, 'Choose one in the Kode sidebar.');
    }
    return named;
  }
  const picked = await vscode.window.showQuickPick(
    problems.map((entry) => ({ label: entry.title, description: topicTitle(index, entry.topic), entry })),
    { title: 'Start a problem', placeHolder: 'Type to search', matchOnDescription: true },
  );
  return picked?.entry ?? null;
}

function topicTitle(index: CatalogIndex, id: string): string {
  const find = (topics: CatalogIndex['topics']): string | null => {
    for (const topic of topics) {
      const found = topic.id === id ? topic.title : find(topic.topics);
      if (found !== null) return found;
    }
    return null;
  };
  return find(index.topics) ?? '';
}

/** The workspace folder for new solutions; offers to make one where none is open. Null where the learner turns away. */
export async function practiceRoot(
  services: Services,
  folderName: string,
): Promise<vscode.WorkspaceFolder | null> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const make = 'Choose a Practice Folder';
    const answer = await vscode.window.showInformationMessage(
      'Solutions are files in a folder, and no folder is open.',
      { modal: true, detail: 'Choose or make a folder; Kode opens it, and you start the problem there.' },
      make,
    );
    if (answer === make) await services.commands.run(COMMANDS.createPracticeFolder);
    return null;
  }
  if (folders.length === 1) return folders[0] ?? null;
  const used: vscode.WorkspaceFolder[] = [];
  for (const folder of folders) {
    if (await exists(vscode.Uri.joinPath(folder.uri, folderName))) used.push(folder);
  }
  if (used.length === 1) return used[0] ?? null;
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Folder for your solutions' })) ?? null;
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
