/** Where a learner is with an estimate: what a page keeps over a reload. */
import type { EstimateSpec } from './spec.ts';

export interface EstimateState {
  /** What the given numbers are drawn from. */
  readonly seed: number;
  /** What was typed, by name. */
  readonly texts: Readonly<Record<string, string>>;
  /** Whether what is typed now was judged. */
  readonly judged: boolean;
}

/** Longer than any number with a unit. */
export const LONGEST_TEXT = 200;

export function openEstimate(seed: number): EstimateState {
  return { seed, texts: {}, judged: false };
}

/** Texts by name as a page or a store gives them, those of the estimate alone; null where they are none. */
export function readTexts({ asks }: EstimateSpec, value: unknown): Readonly<Record<string, string>> | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const texts: Record<string, string> = {};
  for (const { name } of asks) {
    const text = Object.hasOwn(given, name) ? given[name] : undefined;
    if (text === undefined) continue;
    if (typeof text !== 'string' || text.length > LONGEST_TEXT) return null;
    texts[name] = text;
  }
  return texts;
}

/** A kept state where it fits the estimate as it is now, else null. */
export function readEstimateState(spec: EstimateSpec, value: unknown): EstimateState | null {
  if (typeof value !== 'object' || value === null) return null;
  const { seed, texts: kept, judged } = value as Readonly<Record<string, unknown>>;
  const texts = readTexts(spec, kept);
  if (!isSeed(seed) || texts === null || typeof judged !== 'boolean') return null;
  return { seed, texts, judged };
}

export function isSeed(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= MOST_SEED;
}

/** Short enough to be read out. */
export const MOST_SEED = 100_000;
