/** What a grading run says, while it runs (events) and at its end (the report). The shape of `kode grade --json`. */
import type { LanguageId } from '../languages/ids.ts';
import type { Isolation } from '../ports.ts';
import type { Growth } from './growth.ts';

export const VERDICTS = [
  'accepted',
  'wrong-answer',
  'too-slow',
  'time-limit',
  'memory-limit',
  'output-limit',
  'runtime-error',
  'compile-error',
  'race',
  'deadlock',
  'not-graded',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Where a case comes from, in the order in which they run. */
export const PHASES = ['examples', 'own', 'small', 'random', 'adversarial', 'large', 'threads'] as const;
export type Phase = (typeof PHASES)[number];

/** Phases whose inputs are held against the time limit of the problem; in the others only a hang is a matter of time. */
export function isTimed(phase: Phase): boolean {
  return phase === 'adversarial' || phase === 'large';
}

/** Whether a component is right when several threads use it at once. */
export interface Threads {
  readonly verdict: 'right' | 'wrong' | 'not-tried';
  /** In words for the learner: what was tried, with which detector, and what this machine could not do. */
  readonly text: string;
}

/** A remark tied to a place in the learner's file. Lines and columns start at 1; 0 means "the whole file". */
export interface Message {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
}

/** One failing case, in words that a learner reads. */
export interface Counterexample {
  readonly phase: Phase;
  /** Arguments by parameter, as the learner's language would write them, cut where long. */
  readonly input: string;
  readonly expected: string;
  readonly actual: string;
  /** What the solution printed during this case, cut at 64 KiB. */
  readonly stdout: string;
  /** Why it is wrong, where "not equal" does not say it ("index 3 is used twice"). */
  readonly why: string | null;
  /** The arguments on the wire, so that this very case can be run and debugged again. */
  readonly wire: string;
  /** The input that failed first, where a smaller one is shown in its place. */
  readonly shrunkFrom: string | null;
  /** Parameters for which every value that was tried fails too. */
  readonly irrelevant: readonly string[];
  /** The nearest input found for which the solution is right. */
  readonly neighbour: string | null;
  /**
   * Of a component: every step up to the wrong one, which is the last. Null where there are too many of them, or several
   * threads at once; absent for a function.
   */
  readonly steps?: readonly CounterStep[] | null;
}

/** One step of a sequence that ends with a wrong one, as the learner's language writes it. */
export interface CounterStep {
  /** `bucket.Allow(3)`, `clock.Advance(250)`. */
  readonly call: string;
  /** What is right; '' where a step gives nothing. */
  readonly expected: string;
  /** What came. */
  readonly actual: string;
  /** The state of a right component after it, as JSON; null where there is none. */
  readonly state: string | null;
}

export interface CaseCounts {
  readonly run: number;
  readonly passed: number;
  readonly byPhase: Readonly<Partial<Record<Phase, { readonly run: number; readonly passed: number }>>>;
}

export interface Timings {
  readonly buildMs: number;
  readonly runMs: number;
  readonly totalMs: number;
}

export interface Report {
  readonly problem: string;
  readonly language: LanguageId;
  readonly verdict: Verdict;
  /** One sentence: what the verdict means here. */
  readonly summary: string;
  /** Replays the run: same seed, same cases. */
  readonly seed: number;
  readonly cases: CaseCounts;
  readonly counterexample: Counterexample | null;
  /** How the running time grows; a remark, never a verdict of its own. */
  readonly growth: Growth;
  /** Of a component that threads share; absent where it did not come to that, and for all else. */
  readonly threads?: Threads;
  readonly messages: readonly Message[];
  /** The right outcomes of the learner's own cases on the wire, in the order of their file; null for inputs that are not valid. */
  readonly ownAnswers: readonly (string | null)[];
  /** How well this system could fence the solution in; null where nothing ran. */
  readonly isolation: Isolation | null;
  readonly timings: Timings;
}

export type GradeEvent =
  | {
      readonly type: 'started';
      readonly problem: string;
      readonly language: LanguageId;
      readonly seed: number;
    }
  | { readonly type: 'building' }
  | { readonly type: 'running'; readonly phase: Phase; readonly run: number; readonly passed: number }
  /** A failing case was found; it may be replaced by a smaller one. */
  | { readonly type: 'counterexample'; readonly counterexample: Counterexample }
  | { readonly type: 'finished'; readonly report: Report };

/**
 * The run could not be made: a missing toolchain, a broken reference, a file that cannot be read. Not the learner's
 * fault and never a verdict about the solution. `fix` is the next step.
 */
export class NotGradedError extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.name = 'NotGradedError';
    this.fix = fix;
  }
}
