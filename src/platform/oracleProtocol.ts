/** Messages between the grader and the thread of an oracle. */
import type { Problem } from '../engine/catalog/model.ts';
import type { SequenceView } from '../engine/components/view.ts';
import type { Judgement } from '../engine/grading/judgement.ts';
import type { OracleCase } from '../engine/ports.ts';

/** What a reference answers for: one of the two is there. */
export type OracleSpec = Pick<Problem, 'spec' | 'component'>;

/** Given to the thread at its start. */
export interface OracleThreadData {
  /** Full path of the compiled reference; it exports `oracle`. */
  readonly modulePath: string;
  readonly of: OracleSpec;
  /** One 32-bit cell: the index that the thread is at, so that a thread that hangs has said where. */
  readonly progress: SharedArrayBuffer;
}

export type OracleCall =
  | { readonly id: number; readonly method: 'load' }
  | {
      readonly id: number;
      readonly method: 'next';
      readonly phase: string;
      readonly seed: number;
      readonly from: number;
      readonly count: number;
      readonly constants: readonly (number | bigint)[];
    }
  | { readonly id: number; readonly method: 'expect'; readonly inputs: readonly string[] }
  | {
      readonly id: number;
      readonly method: 'judge';
      readonly args: string;
      readonly want: string;
      readonly got: string;
    }
  | { readonly id: number; readonly method: 'describe'; readonly args: string; readonly got: string | null };

export type OracleAnswer =
  | { readonly id: number; readonly ok: true; readonly value: OracleValue }
  /** `index`: the case or input that failed. `input`: what the reference was called with, where that is known. */
  | {
      readonly id: number;
      readonly ok: false;
      readonly message: string;
      readonly index: number;
      readonly input: string | null;
    };

export type OracleValue = null | readonly (OracleCase | null)[] | Judgement | SequenceView;
