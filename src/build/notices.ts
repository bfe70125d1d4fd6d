/** The licences of what is bundled, since a bundle is a copy. */
import type { Metafile } from 'esbuild';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/**
 * The text of NOTICES.txt: each npm package whose code is in the bundles, with its licence.
 * @throws Error for a package that comes without a licence text
 */
export async function notices(root: string, metafiles: readonly Metafile[]): Promise<string> {
  const folders = new Set<string>();
  for (const { inputs } of metafiles) {
    for (const path of Object.keys(inputs)) {
      const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
      if (found !== null) folders.add(found[0]);
    }
  }
  const parts = await Promise.all([...folders].sort().map((folder) => notice(join(root, folder))));
  return `Kode contains code of these packages.\n\n${parts.join('\n\n')}\n`;
}

async function notice(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const licence = (await readdir(folder)).find((name) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(name));
  if (licence === undefined) throw new Error(`${manifest.name} has no licence text; see ${folder}.`);
  const text = (await readFile(join(folder, licence), 'utf8')).trim();
  return `${'='.repeat(72)}\n${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})\n\n${text}`;
}
