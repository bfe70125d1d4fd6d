/** Files on disk, as the engine wants them. */
import { access, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../engine/ports.ts';

export const nodeFiles: Files = {
  read: (path) => readFile(path, 'utf8'),

  async list(path) {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' }));
  },

  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),

  async create(path, text) {
    await mkdir(dirname(path), { recursive: true });
    let file;
    try {
      // Exclusive creation: who asks first whether it exists overwrites what was made in between.
      file = await open(path, 'wx');
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
    try {
      await file.writeFile(text, 'utf8');
    } finally {
      await file.close();
    }
    return true;
  },

  join,
};

/** The code of a system error ("ENOENT"), or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
