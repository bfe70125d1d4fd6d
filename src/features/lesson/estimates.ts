/** What a page of an estimate asks for: to note how it went, and the numbers as a file. */
import * as vscode from 'vscode';
import type { PageRequest } from '../../contract/page.ts';
import type { CatalogEntry } from '../../engine/catalog/model.ts';
import { judgeEstimate } from '../../engine/estimates/judge.ts';
import { formatSheet } from '../../engine/estimates/sheet.ts';
import { isSeed, readTexts } from '../../engine/estimates/state.ts';
import type { Services } from '../../services/services.ts';

export async function handleEstimate(
  { catalog, progress }: Services,
  entry: CatalogEntry,
  { type, seed, texts: sent }: Extract<PageRequest, { readonly seed: number }>,
): Promise<void> {
  if (entry.kind !== 'estimate' || !isSeed(seed)) return;
  const { id, title, estimate } = await catalog.problem(entry.id);
  const texts = estimate === undefined ? null : readTexts(estimate, sent);
  if (estimate === undefined || texts === null) return;
  if (type === 'openSheet') {
    const content = formatSheet({ id, title }, estimate, seed, texts);
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
    return;
  }
  const { score, passed } = judgeEstimate(id, estimate, seed, texts);
  await progress.append({
    v: 1,
    type: 'estimated',
    at: new Date().toISOString(),
    item: id,
    seed,
    score,
    passed,
  });
}
