/** Where a reader is with a question: what a page keeps over a reload. */
import { freshSeed } from './draw.ts';
import type { Given } from './judge.ts';
import { longestRise } from './judge.ts';
import type { QuestionKey } from './model.ts';
import { rowCount } from './model.ts';
import { rngOf } from './seed.ts';

export interface AnswerState extends Given {
  /** `open`: not answered, or tried again. `answered`: judged. `shown`: the answer was asked for. */
  readonly phase: 'open' | 'answered' | 'shown';
}

/** @param seed the numbers of the first draw */
export function openState(key: QuestionKey, seed: number): AnswerState {
  return { rows: firstRows(key), text: '', seed, phase: 'open' };
}

/** Try again: what was partly right is there to be mended; a single choice and a number are made anew. */
export function retried(key: QuestionKey, state: AnswerState): AnswerState {
  const isKept = state.phase === 'answered' && key.kind !== 'one';
  const rows = isKept ? state.rows : firstRows(key);
  return { ...state, rows, text: '', phase: 'open' };
}

/** Other numbers. */
export function redrawn(key: QuestionKey, state: AnswerState): AnswerState {
  const seed = key.kind === 'number' ? freshSeed(key, state.seed) : state.seed;
  return openState(key, seed);
}

/** A kept state where it fits the question as it is now, else null: the lesson may have changed meanwhile. */
export function readAnswerState(key: QuestionKey, value: unknown): AnswerState | null {
  if (typeof value !== 'object' || value === null) return null;
  const { rows, text, seed, phase } = value as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string' || text.length > 200 || !Number.isSafeInteger(seed)) return null;
  if (phase !== 'open' && phase !== 'answered' && phase !== 'shown') return null;
  if (!Array.isArray(rows) || !rows.every((row): row is number => Number.isInteger(row))) return null;
  return fitRows(key, rows) ? { rows, text, seed: seed as number, phase } : null;
}

function fitRows(key: QuestionKey, rows: readonly number[]): boolean {
  const count = rowCount(key);
  const isRow = (row: number): boolean => row >= 0 && row < count;
  switch (key.kind) {
    case 'one':
      return rows.length <= 1 && rows.every(isRow);
    case 'several':
      return new Set(rows).size === rows.length && rows.every(isRow);
    case 'order':
      return rows.length === count && new Set(rows).size === count && rows.every(isRow);
    case 'match':
      return rows.length === count && rows.every((choice) => choice >= -1 && choice < key.choices);
    case 'number':
      return rows.length === 0;
  }
}

function firstRows(key: QuestionKey): readonly number[] {
  if (key.kind === 'order') return shuffledSteps(key.steps, key.id);
  return key.kind === 'match' ? key.right.map(() => -1) : [];
}

/** The same mix for the same question; at least half of the steps are out of place in it. */
export function shuffledSteps(count: number, id: string): readonly number[] {
  const steps = Array.from({ length: count }, (_, i) => i);
  for (let i = 0; i < 50; i += 1) {
    const mixed = rngOf(id, i).shuffle(steps);
    if (longestRise(mixed).length <= Math.ceil(count / 2)) return mixed;
  }
  return [...steps].reverse();
}
