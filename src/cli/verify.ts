/** `kode verify`: the judge and the content prove each other. */
import { randomInt } from 'node:crypto';
import type { CatalogEntry } from '../engine/catalog/model.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import type { World } from './run.ts';
import { itemsToProve, readLedger, readProofs, writeLedger } from './ledger.ts';
import type { ItemProof } from './proveItem.ts';
import { Prover } from './proveItem.ts';
import { proofTable } from './verifyText.ts';

export interface VerifyRequest {
  readonly ids: readonly string[];
  readonly language: LanguageId | null;
  readonly json: boolean;
  readonly sample: number | null;
  readonly record: boolean;
}

export async function verify(request: VerifyRequest, world: World): Promise<number> {
  const { installation, terminal, cwd, signal } = world;
  const { entries } = await installation.index();
  const chosen = await choose(request, world, entries);
  if (chosen.told !== null) terminal.err(chosen.told);

  const hashes = request.record ? await readProofs(installation) : null;
  const prover = await Prover.open(installation, signal);
  const proofs: ItemProof[] = [];
  try {
    for (const [i, entry] of chosen.entries.entries()) {
      const place = `${i + 1}/${chosen.entries.length} ${entry.id}`;
      const started = performance.now();
      const proof = await prover.prove(entry, request.language, (what) =>
        terminal.progress(`${place}: ${what}`),
      );
      proofs.push(proof);
      // One by one, so that a run that is stopped has not been for nothing.
      if (hashes !== null && proof.failures.length === 0) await writeLedger(cwd, hashes, [proof.id]);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      terminal.err(
        `${place}: ${proof.failures.length === 0 ? 'ok' : `${proof.failures.length} failed`} (${seconds} s)`,
      );
    }
  } finally {
    terminal.progress('');
    await prover.dispose();
  }
  const ok = proofs.every((proof) => proof.failures.length === 0);
  const skipped = chosen.vouched;
  terminal.out(request.json ? jsonOf(proofs, ok, skipped) : proofTable(proofs, skipped, terminal.paint));
  return ok ? 0 : 1;
}

interface Chosen {
  readonly entries: readonly CatalogEntry[];
  /** How many items the ledger vouches for. */
  readonly vouched: number;
  readonly told: string | null;
}

async function choose(
  request: VerifyRequest,
  world: World,
  entries: readonly CatalogEntry[],
): Promise<Chosen> {
  const { installation, cwd } = world;
  if (request.sample === null) {
    for (const id of request.ids) await installation.entry(id);
    const chosen =
      request.ids.length === 0 ? entries : entries.filter((entry) => request.ids.includes(entry.id));
    const { language } = request;
    if (
      language !== null &&
      !chosen.some((entry) => entry.kind !== 'lesson' && entry.languages.includes(language))
    )
      throw new NotGradedError(
        `None of these has a solution in ${language}.`,
        'Leave out --lang, or choose others.',
      );
    return { entries: chosen, vouched: 0, told: null };
  }
  const [ledger, hashes] = await Promise.all([readLedger(cwd), readProofs(installation)]);
  const { changed, sampled } = itemsToProve(hashes, ledger, request.sample, (below) => randomInt(below));
  const wanted = new Set([...changed, ...sampled]);
  const chosen = entries.filter((entry) => wanted.has(entry.id));
  const vouched = entries.length - chosen.length;
  return {
    entries: chosen,
    vouched,
    told: `${changed.length} changed, ${sampled.length} others at random; the ledger vouches for ${vouched}.`,
  };
}

/** The stable shape of `kode verify --json`: `items` and `ok`; the rest is for test runners. */
function jsonOf(proofs: readonly ItemProof[], ok: boolean, skipped: number): string {
  const passed = proofs.reduce((sum, proof) => sum + proof.passed, 0);
  const failures = proofs.flatMap((proof) => proof.failures.map((text) => `${proof.id}: ${text}`));
  const items = proofs.map(({ id, failures: own, languages, caught }) => ({
    id,
    ok: own.length === 0,
    failures: own,
    languages,
    caught,
  }));
  return JSON.stringify({ items, ok, passed, failed: failures.length, failures, vouched: skipped }, null, 2);
}
