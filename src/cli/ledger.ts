/**
 * What was proven before: per item the hash of everything that its proof depends on, and when. A change anywhere in it
 * makes the item due again.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NotGradedError } from '../engine/grading/report.ts';
import { errorCode } from '../platform/files.ts';
import type { Installation } from './installation.ts';

export const LEDGER_FILE = 'verify-ledger.json';

export interface LedgerEntry {
  readonly hash: string;
  /** Day, `2026-01-31`. */
  readonly proven: string;
}

export type Ledger = Readonly<Record<string, LedgerEntry>>;
export type Hashes = Readonly<Record<string, string>>;

/** The hashes of now, as the build computed them. */
export async function readProofs(installation: Installation): Promise<Hashes> {
  const text = await installation.optional('content/proof.json');
  if (text === null)
    throw new NotGradedError('This is an installed Kode, without what proofs need.', 'Run it in a checkout.');
  return (JSON.parse(text) as { readonly items: Hashes }).items;
}

/** The ledger of a checkout; an empty one where there is none. */
export async function readLedger(folder: string): Promise<Ledger> {
  const path = join(folder, LEDGER_FILE);
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as { readonly items: Ledger }).items;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    throw new NotGradedError(`${path} cannot be read.`, 'Remove it and prove all: npm run verify:all.');
  }
}

/** Notes what was proven today; keeps what was noted for other items that still are as they were. */
export async function writeLedger(folder: string, hashes: Hashes, proven: readonly string[]): Promise<void> {
  const old = await readLedger(folder);
  const today = new Date().toISOString().slice(0, 10);
  const items: Record<string, LedgerEntry> = {};
  for (const [id, hash] of Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = old[id];
    if (proven.includes(id)) items[id] = { hash, proven: today };
    else if (before?.hash === hash) items[id] = before;
  }
  await writeFile(join(folder, LEDGER_FILE), `${JSON.stringify({ items }, null, 2)}\n`);
}

/** Everything that changed since it was proven, and some of the rest. */
export function itemsToProve(
  hashes: Hashes,
  ledger: Ledger,
  sample: number,
  random: (below: number) => number,
): { readonly changed: readonly string[]; readonly sampled: readonly string[] } {
  const ids = Object.keys(hashes);
  const changed = ids.filter((id) => ledger[id]?.hash !== hashes[id]);
  const rest = ids.filter((id) => !changed.includes(id));
  const sampled: string[] = [];
  while (sampled.length < sample && rest.length > 0) sampled.push(...rest.splice(random(rest.length), 1));
  return { changed, sampled };
}
