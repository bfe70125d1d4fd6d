/**
 * A folder outside the checkout for what is too large to install for each clone: editors, above all.
 *
 * An entry is made in a temporary sibling and renamed into place, so that it is either whole or absent, whatever
 * stops the run. A lock keeps two runs from doing the same long work twice; it is a courtesy, not what makes the
 * entry safe: if a lock is lost, two runs build the same thing and the second one throws its copy away.
 */
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Takes one line of progress. */
export type Progress = (line: string) => void;

/** The mark of a whole entry. */
const markFile = 'kode-cache.json';

/** The holder of a lock touches it this often; a lock untouched for `staleMs` has lost its holder. */
const beatMs = 2_000;
const staleMs = 20_000;

/** The cache folder: `$KODE_CACHE`, else `$XDG_CACHE_HOME/kode`, else `~/.cache/kode`. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const own = env['KODE_CACHE'];
  if (own !== undefined && own !== '') return resolve(own);
  const xdg = env['XDG_CACHE_HOME'];
  return xdg !== undefined && xdg !== '' ? join(resolve(xdg), 'kode') : join(homedir(), '.cache', 'kode');
}

/** What to keep, and how to make it. */
export interface CacheEntry {
  /** Folder name; must hold the version and whatever else makes one build differ from another. */
  readonly name: string;
  /** Fills the empty folder. What it throws is passed on, and nothing is kept. */
  build(folder: string): Promise<void>;
}

/** Answers the folder of the entry, and makes it first where it is missing. */
export async function cached(entry: CacheEntry, progress: Progress, root = cacheFolder()): Promise<string> {
  const target = join(root, entry.name);
  if (isWhole(target)) return target;
  try {
    mkdirSync(root, { recursive: true });
  } catch (error) {
    throw new Error(
      `The cache folder ${root} cannot be made (${messageOf(error)}). Set KODE_CACHE to a folder you can write to.`,
      { cause: error },
    );
  }
  const release = await lock(`${target}.lock`, () => isWhole(target), progress, entry.name);
  try {
    if (isWhole(target)) return target;
    sweep(root, `${entry.name}.tmp-`);
    const work = `${target}.tmp-${process.pid}-${randomBytes(4).toString('hex')}`;
    mkdirSync(work);
    const started = Date.now();
    try {
      progress(`Installing ${entry.name} into ${root} ...`);
      await entry.build(work);
      writeFileSync(
        join(work, markFile),
        JSON.stringify({ name: entry.name, made: new Date().toISOString() }) + '\n',
      );
      if (existsSync(target) && !isWhole(target)) rmSync(target, { recursive: true, force: true });
      try {
        renameSync(work, target);
      } catch (error) {
        // Another run was faster: its entry is as good as ours.
        if (!isWhole(target)) throw error;
      }
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    progress(`Installed ${entry.name} in ${Math.round((Date.now() - started) / 1000)} s.`);
    return target;
  } finally {
    release();
  }
}

/** Removes what builds left that were killed; an hour is longer than any build takes. */
function sweep(root: string, prefix: string): void {
  for (const name of readdirSync(root)) {
    const folder = join(root, name);
    if (name.startsWith(prefix) && ageOf(folder) > 3_600_000)
      rmSync(folder, { recursive: true, force: true });
  }
}

function isWhole(folder: string): boolean {
  return existsSync(join(folder, markFile));
}

/** Waits for the lock file and answers the function that lets go of it; also answers when `done` is true. */
async function lock(
  file: string,
  done: () => boolean,
  progress: Progress,
  name: string,
): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  const token = `${process.pid} ${randomBytes(8).toString('hex')}\n`;
  let said = 0;
  for (;;) {
    try {
      writeFileSync(file, token, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (done()) return () => undefined;
    if (ageOf(file) > staleMs) {
      // The move decides between two waiters that both saw a stale lock: only one of them can do it.
      const grave = `${file}.${randomBytes(4).toString('hex')}`;
      try {
        renameSync(file, grave);
        rmSync(grave, { force: true });
      } catch {
        // The other one was faster.
      }
      continue;
    }
    if (Date.now() - said > 15_000) {
      progress(`Waiting: another run is installing ${name} (lock ${file}) ...`);
      said = Date.now();
    }
    await delay(500);
  }
  const beat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(file, now, now);
    } catch {
      // Somebody removed the lock; see the note on top of this file.
    }
  }, beatMs);
  beat.unref();
  return () => {
    clearInterval(beat);
    try {
      if (readFileSync(file, 'utf8') === token) rmSync(file);
    } catch {
      // Already gone.
    }
  };
}

function ageOf(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
