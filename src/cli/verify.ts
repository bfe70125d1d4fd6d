/** `kode verify`: the judge and the content prove each other. */
import { availableParallelism } from 'node:os';
import type { CatalogEntry } from '../engine/catalog/model.ts';
import type { VerifyRequest } from './arguments.ts';
import type { ChosenProofs } from './chooseProofs.ts';
import { chooseProofs } from './chooseProofs.ts';
import type { Findings } from './findings.ts';
import type { ItemProof } from './itemProof.ts';
import { itemProofs } from './itemProof.ts';
import type { Hashes, ProofKey } from './ledger.ts';
import { readLedger, readProofs, writeLedger } from './ledger.ts';
import { inParallel } from './pool.ts';
import { Prover } from './prover.ts';
import type { World } from './run.ts';
import { proofTable } from './verifyText.ts';

export interface Proven {
  readonly key: ProofKey;
  readonly findings: Findings;
}

export async function verify(request: VerifyRequest, world: World): Promise<number> {
  const { installation, terminal, cwd, signal } = world;
  for (const id of request.ids) await installation.entry(id);
  const needsHashes = request.record || request.what !== 'named';
  const hashes: Hashes = needsHashes ? await readProofs(installation) : {};
  const prover = await Prover.open(installation, signal);
  try {
    const { entries } = prover.index;
    const runnable = await prover.languages();
    const ledger = request.what === 'named' ? {} : await readLedger(cwd);
    const chosen = chooseProofs({ request, entries, runnable, hashes, ledger });
    if (chosen.told !== null) terminal.err(chosen.told);
    const proven = await proveAll(request, world, prover, chosen, hashes);
    return tell(request, world, entries, chosen, proven);
  } finally {
    terminal.progress('');
    await prover.dispose();
  }
}

async function proveAll(
  request: VerifyRequest,
  { terminal, cwd }: World,
  prover: Prover,
  { proofs, sampled }: ChosenProofs,
  hashes: Hashes,
): Promise<readonly Proven[]> {
  const proven: Proven[] = [];
  const jobs = request.jobs ?? availableParallelism();
  const firstSampled = proofs[proofs.length - sampled];
  const started = performance.now();
  let writing = Promise.resolve();
  let place = 0;
  let byChance = false;
  await inParallel(
    proofs,
    jobs,
    async (key) => {
      place += 1;
      const head = `${place}/${proofs.length} ${key.id}${key.part === 'own' ? '' : ` ${key.part}`}`;
      const since = performance.now();
      const findings = await prover.prove(key, request.quick, (what) =>
        terminal.progress(`${head}: ${what}`),
      );
      proven.push({ key, findings });
      const ok = findings.failures.length === 0;
      // One by one, so that a run that is stopped has not been for nothing.
      if (request.record && ok) writing = writing.then(() => writeLedger(cwd, hashes, [key]));
      const seconds = ((performance.now() - since) / 1000).toFixed(1);
      if (ok && key.part === 'own') return;
      terminal.err(`${head}: ${ok ? 'ok' : `${findings.failures.length} failed`} (${seconds} s)`);
    },
    (next) => {
      byChance ||= next === firstSampled;
      return !byChance || performance.now() - started < request.minutes * 60_000;
    },
  );
  await writing;
  return proven;
}

function tell(
  request: VerifyRequest,
  { terminal }: World,
  entries: readonly CatalogEntry[],
  chosen: ChosenProofs,
  proven: readonly Proven[],
): number {
  const left = chosen.proofs.length - proven.length;
  if (left > 0)
    terminal.err(
      `${request.minutes} minutes are over: ${chosen.sampled - left} of ${chosen.sampled} others tried.`,
    );
  const items = itemProofs(entries, proven);
  const ok = items.every((proof) => proof.failures.length === 0);
  const vouched = chosen.vouched + left;
  const whole = { ok, proofs: proven.length, sampled: chosen.sampled - left, vouched };
  terminal.out(request.json ? jsonOf(items, entries, whole) : proofTable(items, vouched, terminal.paint));
  return ok ? 0 : 1;
}

/**
 * The stable shape of `kode verify --json`: `items` and `ok`; the rest is for test runners. `vouched` counts items that
 * were not looked at because the ledger vouches for them, `proofs` the single proofs: an item has one of its own and
 * one in each language.
 */
function jsonOf(
  items: readonly ItemProof[],
  entries: readonly CatalogEntry[],
  whole: {
    readonly ok: boolean;
    readonly proofs: number;
    readonly sampled: number;
    readonly vouched: number;
  },
): string {
  const passed = items.reduce((sum, proof) => sum + proof.passed, 0);
  const failures = items.flatMap((proof) => proof.failures.map((text) => `${proof.id}: ${text}`));
  const shown = items.map(({ id, failures: own, languages, caught }) => ({
    id,
    ok: own.length === 0,
    failures: own,
    languages,
    caught,
  }));
  return JSON.stringify(
    {
      items: shown,
      ok: whole.ok,
      passed,
      failed: failures.length,
      failures,
      vouched: whole.vouched === 0 ? 0 : entries.length - items.length,
      proofs: { proven: whole.proofs, sampled: whole.sampled, vouched: whole.vouched },
    },
    null,
    2,
  );
}
