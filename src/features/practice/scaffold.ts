import * as vscode from 'vscode';
import { COMMANDS, SETTINGS } from '../../contract/ids.ts';
import { isLanguageId } from '../../engine/languages/ids.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import type { ScaffoldFile } from '../../engine/scaffold/plan.ts';
import { planScaffold } from '../../engine/scaffold/plan.ts';
import type { Services } from '../../services/services.ts';
import {
  exists,
  pickLanguage,
  practiceRoot,
  problemFrom,
  rememberedLanguage,
  rememberLanguage,
} from './choices.ts';

/** Writes the stub of a problem where there is none, and opens it beside its statement. */
export async function scaffold(
  services: Services,
  id: unknown,
  language: unknown,
): Promise<vscode.Uri | null> {
  const entry = await problemFrom(services, id);
  if (entry === null) return null;
  const remembered = rememberedLanguage(services);
  const chosen = isLanguageId(language)
    ? language
    : remembered !== null && language !== 'ask' && entry.languages.includes(remembered)
      ? remembered
      : await pickLanguage(services, entry.languages, `Start "${entry.title}" in`);
  if (chosen === null) return null;

  const folderName = folderSetting(services);
  const root = await practiceRoot(services, folderName);
  if (root === null) return null;

  const [index, problem] = await Promise.all([services.catalog.index(), services.catalog.problem(entry.id)]);
  const plan = planScaffold(problem, adapterOf(chosen), index.topics, folderName);
  for (const file of plan.support) await createIfMissing(root.uri, file);
  const created = await createIfMissing(root.uri, plan.solution);
  for (const file of [...plan.tests, ...(plan.cases === null ? [] : [plan.cases])])
    await createIfMissing(root.uri, file);
  await rememberLanguage(services, chosen);
  if (created) {
    await services.progress.append({
      v: 1,
      type: 'scaffolded',
      at: new Date().toISOString(),
      item: entry.id,
      language: chosen,
    });
  }

  const uri = uriOf(root.uri, plan.solution);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  await services.commands.run(COMMANDS.open, entry.id, { beside: true });
  if (!created) {
    vscode.window.setStatusBarMessage('Your solution was there already: opened as it is.', 6_000);
  }
  return uri;
}

/** The practice folder inside the workspace, `/` between its parts; never outside of it. */
function folderSetting({ settings }: Services): string {
  const value = settings.get(SETTINGS.folder);
  const parts = value.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.length === 0 ? 'kode' : parts.join('/');
}

function uriOf(root: vscode.Uri, file: ScaffoldFile): vscode.Uri {
  return vscode.Uri.joinPath(root, ...file.path.split('/'));
}

/** True where the file was made; a file that is there stays as it is, whatever it holds. */
async function createIfMissing(root: vscode.Uri, file: ScaffoldFile): Promise<boolean> {
  const uri = uriOf(root, file);
  if (await exists(uri)) return false;
  const edit = new vscode.WorkspaceEdit();
  // Not an overwrite even where another window makes the file between the look and the write.
  edit.createFile(uri, {
    overwrite: false,
    ignoreIfExists: true,
    contents: new TextEncoder().encode(file.text),
  });
  return vscode.workspace.applyEdit(edit).then(async (applied) => {
    if (applied) return true;
    if (await exists(uri)) return false;
    throw new Error(`The file could not be written: ${uri.fsPath}. Is the folder read-only?`);
  });
}
