/** Whether one outcome is right. */
export type Judgement =
  /** `undecided`: rounds of a scenario with too many orders to try; they count as right, and that is said. */
  | { readonly ok: true; readonly undecided?: number }
  /** `why` says what is wrong where "not equal" does not. */
  | {
      readonly ok: false;
      readonly why: string | null;
      /** Of a component: the index of the first wrong step, -1 for the constructor. */
      readonly at?: number;
      /** Of a scenario: what is wrong with what threads saw. */
      readonly threads?: ThreadsJudgement;
    };

export interface ThreadsJudgement {
  readonly verdict: 'race' | 'deadlock' | 'runtime-error' | 'wrong-answer';
  /** Lines of the learner's file, the one to go to first; 0 and empty where unknown. */
  readonly lines: readonly number[];
}
