/**
 * Folders by the hash of what went into them, shared by all Kode processes of a user.
 *
 * A folder is made under another name and renamed when it is complete, so a name that exists is a whole folder: two
 * processes may make the same one at once, and one that dies leaves nothing that is taken for a build.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { errorCode } from './files.ts';

/** Lists what a complete folder holds; its time is that of the last use. */
const MANIFEST = '.kode-build.json';
const UNFINISHED = 'unfinished-';
const LEAVING = 'leaving-';
const HOUR_MS = 3_600_000;

export interface CacheLimits {
  readonly bytes: number;
  readonly entries: number;
  /** Used within so many milliseconds: another process may be running in it. */
  readonly restMs: number;
}

export const CACHE_LIMITS: CacheLimits = { bytes: 500 * 1024 * 1024, entries: 200, restMs: HOUR_MS };

interface Manifest {
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

interface Entry {
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: number;
}

export class BuildCache {
  private readonly root: string;
  private readonly limits: CacheLimits;
  /** Folders that this process is using, with the number of users. Those of other processes are young by their last use. */
  private readonly held = new Map<string, number>();

  constructor(root: string, limits: CacheLimits = CACHE_LIMITS) {
    this.root = root;
    this.limits = limits;
  }

  /** The folder of a key, marked as used; null where there is none, or where a part of it is gone. */
  async get(key: string): Promise<string | null> {
    const dir = join(this.root, key);
    const manifest = await readManifest(dir);
    if (manifest === null || !(await isWhole(dir, manifest))) return null;
    const now = new Date();
    await utimes(join(dir, MANIFEST), now, now);
    return dir;
  }

  /** Keeps a folder from being removed by this process until the returned function is called. */
  hold(dir: string): () => void {
    this.held.set(dir, (this.held.get(dir) ?? 0) + 1);
    let holding = true;
    return () => {
      if (!holding) return;
      holding = false;
      const users = (this.held.get(dir) ?? 1) - 1;
      if (users === 0) this.held.delete(dir);
      else this.held.set(dir, users);
    };
  }

  /** Removes a folder that may be bad, unless it is in use here or was made less than an hour ago. */
  async removeSuspect(dir: string, now = Date.now()): Promise<void> {
    const made = await stat(dir).catch(() => null);
    if (made === null || now - made.mtimeMs < HOUR_MS || this.held.has(dir)) return;
    await this.remove(dir);
  }

  /** An empty folder to build in; to be given to `put` or `drop`. */
  async begin(): Promise<string> {
    const dir = join(this.root, `${UNFINISHED}${process.pid}-${randomBytes(8).toString('hex')}`);
    await mkdir(dir, { recursive: true });
    return dir;
  }

  /** Gives a finished folder its name. Where another process was faster its folder is taken and this one dropped. */
  async put(key: string, made: string): Promise<string> {
    const dir = join(this.root, key);
    const files = await filesIn(made);
    await writeFile(join(made, MANIFEST), JSON.stringify({ files } satisfies Manifest));
    for (let attempt = 0; ; attempt += 1) {
      try {
        await rename(made, dir);
        return dir;
      } catch (error) {
        // Windows says EPERM or EACCES for a folder that is in the way, or in which a scanner has a file open.
        if (!['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))) throw error;
        if ((await this.get(key)) !== null) {
          await this.drop(made);
          return dir;
        }
        if (attempt === 3) throw error;
        // There is a torn one in the way.
        await this.remove(dir);
      }
    }
  }

  async drop(made: string): Promise<void> {
    await rm(made, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Removes what was not used for longest until the limits hold, and what crashed processes left unfinished. */
  async cleanUp(now = Date.now()): Promise<void> {
    const entries: Entry[] = [];
    for (const name of await readdir(this.root).catch(() => [])) {
      const path = join(this.root, name);
      if (name.startsWith(UNFINISHED) || name.startsWith(LEAVING)) {
        const age = await stat(path).then(
          ({ mtimeMs }) => now - mtimeMs,
          () => 0,
        );
        if (age > HOUR_MS) await this.drop(path);
        continue;
      }
      const manifest = await readManifest(path);
      const used = await stat(join(path, MANIFEST)).catch(() => null);
      if (manifest === null || used === null) continue;
      const bytes = manifest.files.reduce((sum, file) => sum + file.size, 0);
      entries.push({ path, bytes, usedAt: used.mtimeMs });
    }
    entries.sort((a, b) => b.usedAt - a.usedAt);
    let bytes = 0;
    let count = 0;
    for (const entry of entries) {
      const fits = count < this.limits.entries && bytes + entry.bytes <= this.limits.bytes;
      if (fits || now - entry.usedAt <= this.limits.restMs || this.held.has(entry.path)) {
        bytes += entry.bytes;
        count += 1;
      } else await this.remove(entry.path);
    }
  }

  /** First out of the way under another name, so that nobody takes a half-removed folder. */
  private async remove(dir: string): Promise<void> {
    const leaving = join(this.root, `${LEAVING}${process.pid}-${randomBytes(8).toString('hex')}`);
    try {
      await rename(dir, leaving);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return;
      throw error;
    }
    await this.drop(leaving);
  }
}

async function readManifest(dir: string): Promise<Manifest | null> {
  try {
    const json: unknown = JSON.parse(await readFile(join(dir, MANIFEST), 'utf8'));
    return typeof json === 'object' && json !== null && 'files' in json && Array.isArray(json.files)
      ? (json as Manifest)
      : null;
  } catch {
    return null;
  }
}

async function isWhole(dir: string, manifest: Manifest): Promise<boolean> {
  const sizes = await Promise.all(
    manifest.files.map((file) =>
      stat(join(dir, file.path)).then(
        (found) => found.size === file.size,
        () => false,
      ),
    ),
  );
  return sizes.every(Boolean);
}

async function filesIn(dir: string): Promise<Manifest['files']> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const { size } = await stat(path);
        return { path: path.slice(dir.length + 1).replaceAll(sep, '/'), size };
      }),
  );
}
