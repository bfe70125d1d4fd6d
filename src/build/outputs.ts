/** The output folder: writes only what changed, whole or not at all, and removes what no build makes any more. */
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

export class OutputFolder {
  readonly root: string;
  private readonly made = new Set<string>();

  constructor(root: string) {
    this.root = root;
  }

  /**
   * Writes a file, unless it has this content already: whoever watches or caches by time sees real changes only.
   * @param path relative to the folder, `/` between the parts
   */
  async write(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
    this.made.add(path);
    const target = join(this.root, ...path.split('/'));
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const old = await readFile(target).catch(() => null);
    if (old === null || !old.equals(bytes)) {
      await mkdir(dirname(target), { recursive: true });
      // A process that loads the file meanwhile gets the old or the new one, never half of it.
      const draft = `${target}.${process.pid}.tmp`;
      await writeFile(draft, bytes);
      await rename(draft, target);
    }
    if (mode !== undefined) await chmod(target, mode);
  }

  /** Takes a file that somebody else wrote as made by this build. */
  keep(path: string): void {
    this.made.add(path);
  }

  /** Removes every file that this build did not make, and folders that are empty then. */
  async sweep(): Promise<void> {
    const files = await readdir(this.root, { recursive: true, withFileTypes: true });
    const stale = files
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !this.made.has(relative(this.root, path).split(sep).join('/')));
    await Promise.all(stale.map((path) => rm(path, { force: true })));
    await removeEmpty(this.root);
  }
}

async function removeEmpty(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true });
  let left = entries.length;
  for (const entry of entries) {
    if (entry.isDirectory() && (await removeEmpty(join(folder, entry.name)))) left -= 1;
  }
  if (left > 0) return false;
  await rm(folder, { recursive: true });
  return true;
}
