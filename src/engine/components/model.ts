/**
 * How an author says what is right: `content/.../reference.ts` of a component exports an `oracle` made by
 * `defineComponent`.
 *
 * A model is the shortest program that is clearly right, not a fast one; but it has to get
 * through its own large sequences. It runs in the
 * worker of the oracle and is never shown as an answer. State lives in the object that `create` gives; the judge makes a
 * new one for each sequence and calls the methods of the spec on it by name.
 */
import type { Rng } from '../values/rng.ts';
import type { Sequence } from './spec.ts';

/** What a component is given beside its arguments. */
export interface World {
  /** Milliseconds; never read a real clock. Constant during a call. */
  now(): number;
}

/** Thrown by `refuse`. */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** By its name: a compiled reference has a copy of this class for itself. */
export function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof Error && error.name === 'Refusal' && 'code' in error && typeof error.code === 'string'
  );
}

/**
 * Refuses the call, or the constructor, with one of the codes of the spec. Refuse before anything is changed: a call that
 * is refused must leave no trace.
 */
export function refuse(code: string): never {
  let refusal = refusals.get(code);
  if (refusal === undefined) refusals.set(code, (refusal = new Refusal(code)));
  throw refusal;
}

/** One for each code: recording where it was thrown takes longer than the rest of a call, and nobody asks. */
const refusals = new Map<string, Refusal>();

/** State by name of a pool: the values to which a call could refer just now. */
export type Live = Readonly<Record<string, readonly unknown[]>>;

export interface ComponentModel<State extends object = object> {
  /** Makes the component. Arguments as in the spec; a function is the function itself. May refuse. */
  create(world: World, ...args: never[]): State;

  /**
   * The whole state as plain data (numbers, texts, lists, objects): shown to the learner beside each line, and the key by
   * which states are told apart in the check of concurrent histories. Two states with equal `show` must answer every later
   * call alike, so what is late in the clock's eyes (an expired entry that was not yet dropped) must not show.
   */
  show(state: State): unknown;

  /**
   * By name of a method whose results are `free`: `true`, or a sentence that says what is wrong with `got`. `state` is the
   * one before the call. Never throws on junk: `got` is of the declared type and nothing more. `want` is what the model
   * gave.
   */
  readonly accepts?: Readonly<
    Record<string, (state: State, args: readonly unknown[], got: unknown, want: unknown) => true | string>
  >;

  /** Durations in ms that matter for a component made like this (period, gap, time to live): steps fall on and beside them. */
  spans?(...args: never[]): readonly number[];

  /** Milliseconds from now to the instants at which something changes by itself: an expiry, the next token. */
  alarms?(state: State): readonly number[];

  /** What exists, by pool: ids that were handed out, names of rooms. Arguments are drawn from it often. */
  live?(state: State): Live;

  /**
   * Arguments for one call that are likely to be interesting in this state, or null for what the domains give. Asked for a
   * part of the calls.
   */
  suggest?(state: State, method: string, rng: Rng): readonly unknown[] | null;

  /** Arguments of the constructor that a random sequence is built on; without it the domains and small values give them. */
  construct?(rng: Rng): readonly unknown[];

  /**
   * Families of long sequences by name, for time and growth: `calls` calls, made to hurt a slow component. They are sent
   * once each, so a million calls are too many.
   */
  readonly large?: Readonly<Record<string, (calls: number, rng: Rng) => Sequence>>;

  /** A copy that shares nothing that changes. Makes the check of long concurrent histories faster; replay does without. */
  copy?(state: State): State;
}

/** A model of any state, as the judge takes it. */
export type AnyComponentModel = ComponentModel;

/** Types the model by the state that `create` gives. */
export function defineComponent<State extends object>(model: ComponentModel<State>): AnyComponentModel {
  return model as unknown as AnyComponentModel;
}
