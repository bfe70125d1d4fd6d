/** An estimate: numbers that are given and drawn afresh, and what is to be worked out from them, step by step. */
import type { Parameter, Tolerance } from '../lesson/questions/model.ts';

export interface EstimateSpec {
  /** What is drawn, in the order in which it is shown. */
  readonly given: readonly GivenNumber[];
  /** In the order in which they are worked out: a formula may name what stands before it. */
  readonly asks: readonly AskedNumber[];
}

export interface GivenNumber extends Parameter {
  /** "Events a day". */
  readonly label: string;
}

export interface AskedNumber {
  /** As formulas and the sheet call it: `peak_rate`. */
  readonly name: string;
  readonly label: string;
  /** Formula over what is given and what was asked before (lesson/questions/formula.ts), as it is written. */
  readonly formula: string;
  /** As it is written; empty for a plain number. */
  readonly unit: string;
  readonly tolerance: Tolerance;
  /** One or two sentences of Markdown: why the formula is what it is. */
  readonly why: string;
  readonly mistakes: readonly KnownMistake[];
}

/** A formula that people take for the right one, and what to say about it. */
export interface KnownMistake {
  readonly formula: string;
  /** Markdown. */
  readonly why: string;
}

/** Every day has 86,400 seconds, and 10^5 is near enough for that. */
export const DEFAULT_TOLERANCE: Tolerance = { share: 0.2 };

/** The share of the points from which on an estimate counts as done. */
export const ENOUGH = 0.8;
