/** Proofs for a terminal: a table, how each program was caught, and what failed. */
import { LANGUAGE_IDS } from '../engine/languages/ids.ts';
import type { Caught } from './findings.ts';
import type { ItemProof } from './itemProof.ts';
import type { Paint } from './terminal.ts';
import { table } from './terminal.ts';

export function proofTable(proofs: readonly ItemProof[], vouched: number, paint: Paint): string {
  const languages = LANGUAGE_IDS.filter((id) => proofs.some((proof) => proof.languages[id] !== undefined));
  const head = ['item', ...languages, 'rejected', 'slow', 'all'];
  const rows = proofs.map((proof) => [
    proof.id,
    ...languages.map((id) => wordOf(proof.languages[id])),
    count(proof.caught.filter((one) => one.fault !== 'slow')),
    count(proof.caught.filter((one) => one.fault === 'slow')),
    wordOf(proof.failures.length === 0),
  ]);
  const parts = [
    table([head, ...rows], (text, y) =>
      y === 0
        ? paint('dim', text)
        : text === 'ok'
          ? paint('green', text)
          : text === 'FAILED'
            ? paint('red', text)
            : text,
    ),
  ];
  const caught = proofs.flatMap((proof) =>
    proof.caught.map((one) => [`  ${proof.id}`, one.program, one.verdict, one.by ?? '']),
  );
  if (caught.length > 0)
    parts.push(`${paint('dim', 'Caught by (phase, number of the input):')}\n${table(caught)}`);
  const failures = proofs.flatMap((proof) =>
    proof.failures.map((text) => `${paint('red', 'FAILED')} ${proof.id}: ${text}`),
  );
  if (failures.length > 0) parts.push(failures.join('\n'));
  const ok = proofs.filter((proof) => proof.failures.length === 0).length;
  const rest = vouched === 0 ? '' : ` The ledger vouches for ${vouched} more proofs.`;
  parts.push(`${ok} of ${proofs.length} items proven.${rest}`);
  return parts.join('\n\n');
}

function wordOf(works: boolean | undefined): string {
  return works === undefined ? '-' : works ? 'ok' : 'FAILED';
}

function count(programs: readonly Caught[]): string {
  return programs.length === 0 ? '-' : `${programs.filter((one) => one.ok).length}/${programs.length}`;
}
