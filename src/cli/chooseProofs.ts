/** Which proofs are asked for: by name, by what changed, or by chance. */
import { randomInt } from 'node:crypto';
import type { CatalogEntry } from '../engine/catalog/model.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import type { VerifyRequest } from './arguments.ts';
import type { Hashes, Ledger, ProofKey } from './ledger.ts';
import { dueProofs, sampleOf } from './ledger.ts';

export interface ChosenProofs {
  /** In the order in which they are tried. */
  readonly proofs: readonly ProofKey[];
  /** How many of them are there by chance: the last ones, which may be left out when time is up. */
  readonly sampled: number;
  /** How many the ledger vouches for; 0 where it was not asked. */
  readonly vouched: number;
  readonly told: string | null;
}

/** Quick checks take the first of these that can be run: what needs no compiler comes first. */
const QUICK_ORDER: readonly LanguageId[] = [
  'javascript',
  'typescript',
  'python',
  'go',
  'java',
  'rust',
  'cpp',
];

export interface ChoiceOptions {
  readonly request: VerifyRequest;
  readonly entries: readonly CatalogEntry[];
  /** Languages that can be graded on this machine. */
  readonly runnable: ReadonlySet<LanguageId>;
  readonly hashes: Hashes;
  readonly ledger: Ledger;
  readonly random?: (below: number) => number;
}

/** @throws NotGradedError where there is nothing of what was asked for */
export function chooseProofs(options: ChoiceOptions): ChosenProofs {
  const { request, entries, hashes, ledger, runnable } = options;
  const random = options.random ?? ((below: number) => randomInt(below));
  if (request.what === 'named') return { proofs: named(options), sampled: 0, vouched: 0, told: null };

  const order = new Map(entries.map(({ id }, i) => [id, i]));
  const inOrder = (keys: readonly ProofKey[]): readonly ProofKey[] =>
    [...keys].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const { changed, vouched } = dueProofs(hashes, ledger);
  if (request.what === 'changed') {
    const told = `${counted(changed.length)} changed; the ledger vouches for ${vouched.length}.`;
    return { proofs: inOrder(changed), sampled: 0, vouched: vouched.length, told };
  }
  // Chance must not fail on a compiler that this machine does not have; what changed needs it.
  const possible = vouched.filter(({ part }) => part !== 'own' && runnable.has(part));
  const sample = sampleOf(possible, request.sample, random);
  const left = vouched.length - sample.length;
  return {
    proofs: [...inOrder(changed), ...sample],
    sampled: sample.length,
    vouched: left,
    told: `${counted(changed.length)} changed, ${sample.length} others at random; the ledger vouches for ${left}.`,
  };
}

function named({ request, entries, runnable }: ChoiceOptions): readonly ProofKey[] {
  const { ids, language, quick } = request;
  const chosen = ids.length === 0 ? entries : entries.filter((entry) => ids.includes(entry.id));
  const keys = chosen.flatMap((entry): readonly ProofKey[] => {
    const own: ProofKey = { id: entry.id, part: 'own' };
    if (entry.kind === 'lesson') return language === null ? [own] : [];
    const offered = entry.languages.filter((one) => language === null || one === language);
    const first = QUICK_ORDER.find((one) => offered.includes(one) && runnable.has(one));
    const parts = quick ? (first === undefined ? offered.slice(0, 1) : [first]) : offered;
    const pairs = parts.map((part): ProofKey => ({ id: entry.id, part }));
    return language === null ? [own, ...pairs] : pairs;
  });
  if (language !== null && keys.length === 0)
    throw new NotGradedError(
      `None of these has a solution in ${language}.`,
      'Leave out --lang, or choose others.',
    );
  return keys;
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'proof' : 'proofs'}`;
}
