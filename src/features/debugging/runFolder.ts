/** Folders for what a debugger starts: one a run, as two windows share Kode's storage and two runs may go side by side. */
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A path for a new run, and a clean house: what windows that are gone have left is removed.
 * @param storage Kode's own, of all windows
 */
export async function newRunFolder(storage: string): Promise<string> {
  const root = join(storage, 'debug');
  const names = await readdir(root).catch(() => []);
  const left = names.filter((name) => !isAlive(Number.parseInt(name, 10)));
  await Promise.all(left.map((name) => removeRunFolder(join(root, name))));
  return join(root, `${process.pid}-${randomUUID()}`);
}

/** Where a debugger still holds a file of it, the next run of any window removes the rest. */
export async function removeRunFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/** False also for what is no number: such folders are of nobody. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process lives all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
