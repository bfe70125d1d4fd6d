/** Questions in lessons: what an author writes, and the part of it that judges an answer. */

export const QUESTION_KINDS = ['one', 'several', 'order', 'match', 'number'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Values of a parameter, in its unit. */
export type Range =
  | { readonly from: number; readonly to: number; readonly step: number }
  | { readonly choices: readonly number[] };

export interface Parameter {
  readonly name: string;
  readonly range: Range;
  /** As it is written; empty for a plain number. */
  readonly unit: string;
}

/** How far an answer may be off: a share of the right one, or an amount in the unit of the answer. */
export type Tolerance = { readonly share: number } | { readonly amount: number };

/** All that is needed to judge an answer; it goes to the page as data. Rows are options, steps or pairs, in order. */
export type QuestionKey =
  | { readonly kind: 'one' | 'several'; readonly id: string; readonly right: readonly boolean[] }
  | { readonly kind: 'order'; readonly id: string; readonly steps: number }
  | {
      readonly kind: 'match';
      readonly id: string;
      /** Of each pair the place of its right side among the choices. */
      readonly right: readonly number[];
      readonly choices: number;
    }
  | NumberKey;

export interface NumberKey {
  readonly kind: 'number';
  readonly id: string;
  readonly parameters: readonly Parameter[];
  /** Formulas, as they are written. */
  readonly answer: string;
  readonly mistakes: readonly string[];
  readonly unit: string;
  readonly tolerance: Tolerance;
}

/** A piece of Markdown and its line in the lesson, from 1. */
export interface Text {
  readonly text: string;
  readonly line: number;
}

/** An option, a step, a pair or a mistake. */
export interface Row {
  /** What is chosen; of a pair its left side, of a mistake its formula. */
  readonly text: string;
  /** The explanation; empty where there is none. */
  readonly why: Text;
  readonly line: number;
}

export interface Question {
  readonly key: QuestionKey;
  /** What is asked, one line of Markdown. */
  readonly text: string;
  /** Paragraphs between what is asked and the rows. */
  readonly intro: Text;
  /** Paragraphs after the rows: the explanation of the whole. */
  readonly closing: Text;
  readonly rows: readonly Row[];
  /** Of pairs: the right sides, each once, in the order in which they are offered. */
  readonly choices: readonly string[];
  readonly line: number;
}

/** The rows of a question whose key knows how many there are. */
export function rowCount(key: QuestionKey): number {
  switch (key.kind) {
    case 'one':
    case 'several':
    case 'match':
      return key.right.length;
    case 'order':
      return key.steps;
    case 'number':
      return 0;
  }
}
