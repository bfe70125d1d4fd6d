/** Whether one outcome is right. */
export type Judgement =
  | { readonly ok: true }
  /** `why` says what is wrong where "not equal" does not. */
  | {
      readonly ok: false;
      readonly why: string | null;
      /** Of a component: the index of the first wrong step, -1 for the constructor. */
      readonly at?: number;
    };
