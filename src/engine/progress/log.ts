/**
 * The progress log: one JSON line an event, appended, never rewritten. A line that cannot be read (torn by a crash, or
 * of a newer version) is skipped and kept.
 */
import type { LanguageId } from '../languages/ids.ts';
import type { Verdict } from '../grading/report.ts';

export type ProgressEvent =
  | {
      readonly v: 1;
      readonly type: 'attempt';
      /** ISO 8601, UTC. */
      readonly at: string;
      readonly item: string;
      readonly language: LanguageId;
      readonly verdict: Verdict;
      readonly seed: number;
      readonly cases: { readonly run: number; readonly passed: number };
      readonly ms: number;
    }
  | {
      readonly v: 1;
      readonly type: 'read';
      readonly at: string;
      readonly item: string;
      readonly read: boolean;
    }
  | {
      readonly v: 1;
      readonly type: 'scaffolded';
      readonly at: string;
      readonly item: string;
      readonly language: LanguageId;
    }
  | {
      readonly v: 1;
      /** A question of a lesson was answered. */
      readonly type: 'answered';
      readonly at: string;
      readonly item: string;
      /** Its id within the lesson. */
      readonly question: string;
      readonly right: boolean;
    }
  | {
      readonly v: 1;
      /** An estimate was judged. */
      readonly type: 'estimated';
      readonly at: string;
      readonly item: string;
      /** What its numbers were drawn from. */
      readonly seed: number;
      /** 0 to 1. */
      readonly score: number;
      readonly passed: boolean;
    };

/** Whether questions were answered right, once at least, by their ids within a lesson. */
export type AnswerResults = ReadonlyMap<string, boolean>;

/** What the tree shows of an item. `tried`: attempted or scaffolded, not yet solved. `done`: solved, or read. */
export type ItemState = 'new' | 'tried' | 'done';
