/** Pictures of a lesson that are no drawings, as data URLs. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MOST_PICTURE_BYTES, pictureFiles } from '../engine/lesson/images.ts';

/** Those that the text names, that are there and not too large, by file name. */
export function picturesOf(markdown: string, folder: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const file of pictureFiles(markdown).keys()) {
    const path = join(folder, 'figures', file);
    if (!existsSync(path) || statSync(path).size > MOST_PICTURE_BYTES) continue;
    found[file] = `data:image/png;base64,${readFileSync(path).toString('base64')}`;
  }
  return found;
}
