/**
 * What the proof of each item depends on, as one hash: its own files, and for a problem all that judges it. An item whose
 * hash is in the ledger need not be proven again.
 */
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { LoadedContent } from '../engine/catalog/load.ts';

/** `proof.json`: hashes by id. */
export interface Proofs {
  readonly items: Readonly<Record<string, string>>;
}

/** Sources that decide verdicts. */
const JUDGE = [
  'src/engine/grading',
  'src/engine/values',
  'src/engine/languages',
  'src/harness',
  'src/platform',
];
/** Parts of them that do not: how a grading reaches the editor, and how a file is found. */
const NOT_JUDGE = /^src\/platform\/(?:broker|gradeQueue|failures|log)/;

export async function proofs(root: string, { problems, lessons }: LoadedContent): Promise<string> {
  const judge = await hashOf(root, JUDGE, (path) => !NOT_JUDGE.test(path));
  const items: Record<string, string> = {};
  await Promise.all([
    ...lessons.map(async ({ lesson, folder }) => {
      items[lesson.id] = await hashOf(root, [folder]);
    }),
    ...problems.map(async ({ problem, folder }) => {
      const own = await hashOf(root, [folder]);
      // A language that comes or goes changes what is to be proven.
      items[problem.id] = digest([judge, own, problem.languages.join()]);
    }),
  ]);
  const sorted = Object.fromEntries(Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ items: sorted } satisfies Proofs);
}

/** One hash of all files in folders, by path and text; line ends do not count. */
async function hashOf(
  root: string,
  folders: readonly string[],
  counts: (path: string) => boolean = () => true,
): Promise<string> {
  const parts: string[] = [];
  for (const folder of folders) {
    const base = folder.startsWith(root) ? folder : join(root, folder);
    const files = (await readdir(base, { recursive: true, withFileTypes: true }))
      .filter(
        (entry: Dirent) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.pyc'),
      )
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, name: relative(root, path).split(sep).join('/') }))
      .filter(({ name }) => counts(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const texts = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')));
    files.forEach(({ name }, i) => parts.push(name, (texts[i] ?? '').replace(/\r\n?/g, '\n')));
  }
  return digest(parts);
}

function digest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest('hex').slice(0, 32);
}
