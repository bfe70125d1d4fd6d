/** Single proofs put together, item by item. */
import type { CatalogEntry } from '../engine/catalog/model.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import { LANGUAGE_IDS } from '../engine/languages/ids.ts';
import type { Caught } from './findings.ts';
import type { Proven } from './verify.ts';

export interface ItemProof {
  readonly id: string;
  readonly kind: CatalogEntry['kind'];
  /** Checks that held. */
  readonly passed: number;
  readonly failures: readonly string[];
  /** By language that was looked at: shipped solution and stub are judged as they should be. */
  readonly languages: Readonly<Partial<Record<LanguageId, boolean>>>;
  readonly caught: readonly Caught[];
}

/** In the order of the catalog, whatever the order in which the proofs ended. */
export function itemProofs(
  entries: readonly CatalogEntry[],
  proven: readonly Proven[],
): readonly ItemProof[] {
  const rank = (one: Proven): number => (LANGUAGE_IDS as readonly string[]).indexOf(one.key.part);
  return entries.flatMap(({ id, kind }) => {
    const parts = proven.filter(({ key }) => key.id === id).sort((a, b) => rank(a) - rank(b));
    if (parts.length === 0) return [];
    const languages: Partial<Record<LanguageId, boolean>> = {};
    for (const { key, findings } of parts)
      if (key.part !== 'own' && findings.works !== null) languages[key.part] = findings.works;
    return {
      id,
      kind,
      passed: parts.reduce((sum, { findings }) => sum + findings.passed, 0),
      failures: parts.flatMap(({ findings }) => findings.failures),
      languages,
      caught: parts.flatMap(({ findings }) => findings.caught),
    };
  });
}
