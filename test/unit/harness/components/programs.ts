/** How each language says what the tests of components in all of them need. One file a language beside this one. */
import type { AnyComponentModel } from '../../../../src/engine/components/model.ts';
import type { RunSequence } from '../../../../src/engine/components/run.ts';
import { runSequence } from '../../../../src/engine/components/run.ts';
import { RANDOM_SEQUENCES, randomSequence } from '../../../../src/engine/components/sequences.ts';
import type { ComponentSpec } from '../../../../src/engine/components/spec.ts';
import { hashTableModel, hashTableSpec } from '../../engine/components/models/hashTable.ts';
import { lruCacheModel, lruCacheSpec } from '../../engine/components/models/lruCache.ts';
import {
  meetingSchedulerModel,
  meetingSchedulerSpec,
} from '../../engine/components/models/meetingScheduler.ts';
import { tokenBucketModel, tokenBucketSpec } from '../../engine/components/models/tokenBucket.ts';

export interface Subject {
  readonly spec: ComponentSpec;
  readonly model: AnyComponentModel;
}

/** A clock; optional results; a function that is given; records, tuples and several codes. */
export const SUBJECTS = {
  tokenBucket: { spec: tokenBucketSpec, model: tokenBucketModel },
  lruCache: { spec: lruCacheSpec, model: lruCacheModel },
  hashTable: { spec: hashTableSpec, model: hashTableModel },
  meetingScheduler: { spec: meetingSchedulerSpec, model: meetingSchedulerModel },
} as const satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof SUBJECTS;

/** A long random sequence in which a stub, which gives nothing, zero and false, does not pass for a solution. */
export function tellingSequence({ spec, model }: Subject): RunSequence {
  for (let index = RANDOM_SEQUENCES - 1; index >= 0; index -= 1) {
    const run = runSequence(spec, model, randomSequence(spec, model, 3, index));
    const tells = run?.outcomes.some(
      (one) =>
        one.kind === 'value' && Boolean(one.value) && !(Array.isArray(one.value) && one.value.length === 0),
    );
    if (run !== null && tells === true) return run;
  }
  throw new Error(`No sequence of ${spec.name} gives anything.`);
}

/** A program that is refused before it runs, the line of the message, and the message. */
export interface Refused {
  readonly text: string;
  readonly line: number;
  readonly message: RegExp;
}

/** `programs` of each file. */
export interface ComponentPrograms {
  /** A right solution of each, with everything declared as in the stub. The hash table calls its hash. */
  readonly right: Readonly<Record<SubjectName, string>>;
  /** The token bucket and the scheduler right, but without `Clock`, errors or records declared: Kode's own are used. */
  readonly bare: Readonly<Record<'tokenBucket' | 'meetingScheduler', string>>;
  /** LRU cache: `get` does not make a key the newest. */
  readonly wrong: string;
  /** LRU cache, right but for `peek(13)`, which dies of an error without a code: its line, and `type: message`. */
  readonly crashes: { readonly text: string; readonly line: number; readonly shown: RegExp };
  /** Scheduler, right but for `book` for 13 people: refused with an error that has none of the codes. */
  readonly otherCode: string;
  /** LRU cache, right but for `size`, which gives a text; null where the language does not let it. */
  readonly mistyped: { readonly text: string; readonly shown: string; readonly why: RegExp } | null;
  /** LRU cache, right; each `put` prints a line "put". */
  readonly prints: string;
  /**
   * A right solution that later changes what it returned: the list of `keys`, or the record of `book`; null where results
   * are copies by nature.
   */
  readonly changesLater: { readonly subject: 'lruCache' | 'meetingScheduler'; readonly text: string } | null;
  /** Token bucket without `available`, and one whose `allow` takes a second argument. */
  readonly missing: Refused;
  readonly otherSignature: Refused;
  /** Token buckets that read the real clock, and that sleep. */
  readonly realClock: Refused;
  readonly sleeps: Refused;
}
