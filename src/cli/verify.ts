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
import type { TimedWork } from './provePair.ts';
import { Prover } from './prover.ts';
import { rejectedMarkdown } from './rejectedText.ts';
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
  world: World,
  prover: Prover,
  { proofs, sampled }: ChosenProofs,
  hashes: Hashes,
): Promise<readonly Proven[]> {
  const started = performance.now();
  const inTime = (): boolean => performance.now() - started < request.minutes * 60_000;
  const jobs = request.jobs ?? availableParallelism();
  const firstSampled = proofs.length - sampled;
  const run = new ProofRun(request, world, prover, hashes, proofs.length);
  // What takes time on purpose waits for the end of its batch: larger ones keep all cores busy, small ones are soon over.
  for (const batch of batches(proofs.slice(0, firstSampled), jobs * BATCH)) await run.batch(batch, jobs);
  for (const batch of batches(proofs.slice(firstSampled), jobs)) if (inTime()) await run.batch(batch, jobs);
  return run.proven;
}

/** Proofs of a batch for each job. */
const BATCH = 4;

function batches<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

class ProofRun {
  readonly proven: Proven[] = [];
  private readonly request: VerifyRequest;
  private readonly world: World;
  private readonly prover: Prover;
  private readonly hashes: Hashes;
  private readonly count: number;
  private place = 0;
  private writing = Promise.resolve();

  constructor(request: VerifyRequest, world: World, prover: Prover, hashes: Hashes, count: number) {
    this.request = request;
    this.world = world;
    this.prover = prover;
    this.hashes = hashes;
    this.count = count;
  }

  async batch(keys: readonly ProofKey[], jobs: number): Promise<void> {
    const timed: TimedWork[] = [];
    await inParallel(keys, jobs, async (key) => {
      timed.push(...(await this.begin(key)));
    });
    await inParallel(timed, jobs, (work) => work());
    await this.writing;
  }

  private async begin(key: ProofKey): Promise<readonly TimedWork[]> {
    const { prover, request, world } = this;
    this.place += 1;
    const head = `${this.place}/${this.count} ${key.id}${key.part === 'own' ? '' : ` ${key.part}`}`;
    let ms = 0;
    const measured = async <T>(work: () => Promise<T>): Promise<T> => {
      const since = performance.now();
      const result = await work();
      ms += performance.now() - since;
      return result;
    };
    const { findings, timed } = await measured(() =>
      prover.prove(key, request.quick, (what) => world.terminal.progress(`${head}: ${what}`)),
    );
    let left = timed.length;
    if (left === 0) this.end(key, findings, head, ms);
    return timed.map((work) => async () => {
      await measured(work);
      left -= 1;
      if (left === 0) this.end(key, findings, head, ms);
    });
  }

  private end(key: ProofKey, findings: Findings, head: string, ms: number): void {
    const { request, world, hashes } = this;
    this.proven.push({ key, findings });
    const ok = findings.failures.length === 0;
    // One by one, so that a run that is stopped has not been for nothing.
    if (request.record && ok) this.writing = this.writing.then(() => writeLedger(world.cwd, hashes, [key]));
    if (ok && key.part === 'own') return;
    const told = ok ? 'ok' : `${findings.failures.length} failed`;
    world.terminal.err(`${head}: ${told} (${(ms / 1000).toFixed(1)} s)`);
  }
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
  terminal.out(
    request.json
      ? jsonOf(items, entries, whole)
      : request.markdown
        ? rejectedMarkdown(items)
        : proofTable(items, vouched, terminal.paint),
  );
  // What failed is in no table for a document.
  if (request.markdown)
    for (const { id, failures } of items) for (const one of failures) terminal.err(`${id}: ${one}`);
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
