/**
 * What was proven before: for each item its own proof, and its proof in each language, with the hash of everything that
 * the proof depends on and the day. A change anywhere in it makes that proof due again.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LanguageId } from '../engine/languages/ids.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import { errorCode } from '../platform/files.ts';
import type { Installation } from './installation.ts';

export const LEDGER_FILE = 'verify-ledger.json';
const FORMAT = 2;

/** What is proven at once: an item's own claims, or a problem in one language. */
export type ProofPart = 'own' | LanguageId;

export interface ProofKey {
  readonly id: string;
  readonly part: ProofPart;
}

export interface LedgerEntry {
  readonly hash: string;
  /** Day, `2026-01-31`. */
  readonly proven: string;
}

type Parts<T> = Readonly<Partial<Record<ProofPart, T>>>;
export type Ledger = Readonly<Record<string, Parts<LedgerEntry>>>;
export type Hashes = Readonly<Record<string, Parts<string>>>;

/** The hashes of now, as the build computed them. */
export async function readProofs(installation: Installation): Promise<Hashes> {
  const text = await installation.optional('content/proof.json');
  if (text === null)
    throw new NotGradedError('This is an installed Kode, without what proofs need.', 'Run it in a checkout.');
  const { items } = JSON.parse(text) as {
    readonly items: Readonly<
      Record<string, { readonly own: string; readonly languages: Parts<string> } | undefined>
    >;
  };
  return Object.fromEntries(
    Object.entries(items).map(([id, hashes]) => [id, { own: hashes?.own ?? '', ...hashes?.languages }]),
  );
}

/** The ledger of a checkout; an empty one where there is none, or one of an older form. */
export async function readLedger(folder: string): Promise<Ledger> {
  const path = join(folder, LEDGER_FILE);
  try {
    return parseLedger(await readFile(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    throw new NotGradedError(`${path} cannot be read.`, 'Remove it and prove all: npm run verify:all.');
  }
}

/** Notes what was proven today; keeps what was noted for everything else that still is as it was. */
export async function writeLedger(
  folder: string,
  hashes: Hashes,
  proven: readonly ProofKey[],
): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const ledger = noted(await readLedger(folder), hashes, proven, today);
  await writeFile(join(folder, LEDGER_FILE), formatLedger(ledger));
}

/** @param day of those that are proven now */
export function noted(old: Ledger, hashes: Hashes, proven: readonly ProofKey[], day: string): Ledger {
  const ledger: Record<string, Parts<LedgerEntry>> = {};
  for (const [id, parts] of Object.entries(hashes)) {
    const entries = partsOf(parts).flatMap(([part, hash]) => {
      if (proven.some((one) => one.id === id && one.part === part)) return [[part, { hash, proven: day }]];
      const before = old[id]?.[part];
      return before?.hash === hash ? [[part, before]] : [];
    });
    if (entries.length > 0) ledger[id] = Object.fromEntries(entries) as Parts<LedgerEntry>;
  }
  return ledger;
}

/** One proof a line, so that two who prove different things change different lines. */
export function formatLedger(ledger: Ledger): string {
  const items = Object.entries(ledger)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, parts]) => [
      id,
      Object.fromEntries(partsOf(parts).map(([part, { hash, proven }]) => [part, `${hash} ${proven}`])),
    ]);
  const sorted = Object.fromEntries(items) as Readonly<Record<string, unknown>>;
  return `${JSON.stringify({ format: FORMAT, items: sorted }, null, 2)}\n`;
}

/** @throws SyntaxError where it is no JSON */
export function parseLedger(text: string): Ledger {
  const { format, items } = JSON.parse(text) as {
    readonly format?: number;
    readonly items: Readonly<Record<string, Parts<string>>>;
  };
  if (format !== FORMAT) return {};
  return Object.fromEntries(
    Object.entries(items).map(([id, parts]) => [
      id,
      Object.fromEntries(
        partsOf(parts).map(([part, line]) => {
          const [hash = '', proven = ''] = line.split(' ');
          return [part, { hash, proven }];
        }),
      ),
    ]),
  );
}

/** What the ledger does not vouch for (`changed`), and what it does. */
export function dueProofs(
  hashes: Hashes,
  ledger: Ledger,
): { readonly changed: readonly ProofKey[]; readonly vouched: readonly ProofKey[] } {
  const changed: ProofKey[] = [];
  const vouched: ProofKey[] = [];
  for (const [id, parts] of Object.entries(hashes)) {
    for (const [part, hash] of partsOf(parts))
      (ledger[id]?.[part]?.hash === hash ? vouched : changed).push({ id, part });
  }
  return { changed, vouched };
}

/** Some of a list, none twice, in random order. */
export function sampleOf<T>(
  all: readonly T[],
  count: number,
  random: (below: number) => number,
): readonly T[] {
  const rest = [...all];
  const sample: T[] = [];
  while (sample.length < count && rest.length > 0) sample.push(...rest.splice(random(rest.length), 1));
  return sample;
}

function partsOf<T>(parts: Parts<T>): readonly (readonly [ProofPart, T])[] {
  return (Object.entries(parts) as [ProofPart, T][]).sort(([a], [b]) => (a < b ? -1 : 1));
}
