import type { LanguageId } from '../languages/ids.ts';
import type { GradeEvent, Phase, Report } from './report.ts';
import type { CancelSignal } from '../ports.ts';

/** What to grade. The text is given, not read: an editor grades what it shows, saved or not. */
export interface GradeRequest {
  readonly problem: string;
  readonly language: LanguageId;
  readonly file: { readonly path: string; readonly text: string };
  readonly seed: number;
  /** The learner's own cases: the text of the file beside the solution. */
  readonly own?: { readonly path: string; readonly text: string };
  /** False leaves the comparison of growth out: it costs seconds and is a remark. */
  readonly growth?: boolean;
  /** Only these phases; all of them where absent. */
  readonly phases?: readonly Phase[];
  /** Only this case of the one phase given, counted from 0; own cases in the order of their file. */
  readonly index?: number;
}

/** What is built for a grading, before anybody has asked for one. */
export type BuildRequest = Pick<GradeRequest, 'problem' | 'language' | 'file'>;

/** Grades one request; the same interface in process (command line) and through the broker (editor). */
export interface Grader {
  /**
   * Resolves with the report; events come before. Rejects with NotGradedError where no verdict is possible, and with
   * `CancelledError` after the signal.
   */
  grade(request: GradeRequest, onEvent: (event: GradeEvent) => void, signal: CancelSignal): Promise<Report>;
}

export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'CancelledError';
  }
}
