/**
 * The order in which sequences are called small. It is total, so that shrinking ends, and hardly depends on the way it
 * went. First the number of steps; then how much there is to read (scalars, letters); then how many numbers are other than
 * 0 and 1, so that a bug of large products is shown with one large number and not with two middling ones; then the sum of
 * ranks (earlier methods, 0, 1, 2 …; a, b, c …); then the text.
 */
import { rankOfLetter } from '../grading/shrinkOrder.ts';
import type { ComponentSpec, Sequence, Step } from './spec.ts';
import { isCall } from './spec.ts';

export interface SequenceMeasure {
  readonly steps: number;
  readonly size: number;
  readonly odd: number;
  readonly rank: number;
  /** The sequence on the wire. */
  readonly text: string;
}

interface Weight {
  size: number;
  odd: number;
  rank: number;
}

/** Of a sequence without references. */
export function measureOf(sequence: Sequence, text: string, spec: ComponentSpec): SequenceMeasure {
  const weight: Weight = { size: 0, odd: 0, rank: 0 };
  for (const [i, param] of spec.params.entries()) {
    if (param.kind === 'function') weight.rank += param.choices.indexOf(String(sequence.args[i]));
    else weigh(sequence.args[i], weight);
  }
  if (spec.clock !== null) weigh(sequence.start, weight);
  for (const step of sequence.steps) weighStep(step, weight);
  return { steps: sequence.steps.length, ...weight, text };
}

/** One number for a step, by which the simpler of two comes first. */
export function weightOf(step: Step): number {
  const weight: Weight = { size: 0, odd: 0, rank: 0 };
  weighStep(step, weight);
  return weight.size * 1e9 + weight.odd * 1e6 + Math.min(weight.rank, 999_999);
}

function weighStep(step: Step, weight: Weight): void {
  if (isCall(step)) {
    weight.rank += step.method;
    for (const value of step.args) weigh(value, weight);
  } else {
    weigh(step.advance, weight);
  }
}

function weigh(value: unknown, weight: Weight): void {
  switch (typeof value) {
    case 'string':
      // The empty text counts as a letter, and not as the simplest: a learner reads "a" more easily.
      weight.size += Math.max(1, value.length);
      if (value === '') weight.rank += rankOfLetter('z');
      for (const letter of value) weight.rank += rankOfLetter(letter);
      return;
    case 'number':
    case 'bigint':
      weight.size += 1;
      weighNumber(Number(value), weight);
      return;
    case 'boolean':
      weight.size += 1;
      weight.rank += value ? 1 : 0;
      return;
    case 'object':
      if (value === null) {
        weight.size += 1;
        return;
      }
      for (const part of Array.isArray(value)
        ? value
        : value instanceof Map
          ? [...value].flat()
          : Object.values(value))
        weigh(part, weight);
  }
}

function weighNumber(value: number, weight: Weight): void {
  if (value < 0) weight.odd += 2;
  else if (value !== 0 && value !== 1) weight.odd += 1;
  weight.rank += Math.abs(value) * 2 + (value < 0 ? 1 : 0) + (Number.isInteger(value) ? 0 : 2 ** 20);
}

export function isSmaller(a: SequenceMeasure, b: SequenceMeasure): boolean {
  if (a.steps !== b.steps) return a.steps < b.steps;
  if (a.size !== b.size) return a.size < b.size;
  if (a.odd !== b.odd) return a.odd < b.odd;
  if (a.rank !== b.rank) return a.rank < b.rank;
  return a.text.length !== b.text.length ? a.text.length < b.text.length : a.text < b.text;
}
