import * as vscode from 'vscode';
import { editorLanguage } from '../../engine/snippets/codeLanguages.ts';

/** Opens a text as a new document without a name, beside the page: no file is made, and none is written over. */
export async function openCode(language: string, text: string): Promise<void> {
  const known = await vscode.languages.getLanguages();
  const id = editorLanguage(language);
  const document = await vscode.workspace.openTextDocument({
    language: known.includes(id) ? id : 'plaintext',
    content: text,
  });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}
