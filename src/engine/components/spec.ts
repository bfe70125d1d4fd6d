/**
 * What a component problem is: a class whose calls are judged one after another against a model. Plain data, read from
 * problem.yaml by specFile.ts; the model itself is code, see model.ts.
 */
import type { Domain, GrowthTarget, Limits } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';

/** A component problem, ready for the judge. */
export interface ComponentSpec {
  /** UpperCamelCase; each language adapter turns it into its own case. */
  readonly name: string;
  /** In the order of the constructor. The clock, where there is one, comes after them and is not listed. */
  readonly params: readonly ConstructorParam[];
  /** Null for a component that does not ask for the time. */
  readonly clock: ClockSpec | null;
  /** In order of simplicity, as far as it matters: shrinking prefers the earlier one of two that show a bug alike. */
  readonly methods: readonly MethodSpec[];
  /** Every code with which a call may be refused and what it means, in one sentence. */
  readonly errors: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** Time of one call as the component grows, and the number of calls at which it is shown. */
  readonly growth: { readonly perCall: GrowthTarget; readonly calls: number };
  readonly examples: readonly SequenceExample[];
  /** Null for a component that is used by one thread at a time. */
  readonly concurrency: ConcurrencySpec | null;
  /** What the language has ready and a solution must do without. */
  readonly without: readonly BuiltIn[];
}

/** `maps`: maps, sets and dictionaries. */
export const BUILT_INS = ['maps'] as const;
export type BuiltIn = (typeof BUILT_INS)[number];

export interface ClockSpec {
  /** True where the statement says what happens when the time goes back; else it never does. */
  readonly back: boolean;
}

/** A value that is passed, as in a signature. A component never changes its arguments, so there are no roles. */
export interface ValueParam {
  readonly kind: 'value';
  readonly name: string;
  readonly type: ValueType;
  /** What may be sent, which is more than what is accepted: invalid arguments have outcomes too. */
  readonly domain: Domain;
  /**
   * Name of the pool from which values are drawn. Parameters of one pool get the same few values in a sequence, so that
   * calls meet; results that are `given` to the pool and what the model calls live are in it too.
   */
  readonly pool: string | null;
  /** The simplest values, in order: for the exhaustive phase, and drawn often in all others. */
  readonly small: readonly unknown[];
}

/**
 * A function that the component is given. Kode brings the functions of these names in every language (see functions.ts);
 * on the wire it is the name.
 */
export interface FunctionParam {
  readonly kind: 'function';
  readonly name: string;
  readonly takes: ValueType;
  readonly gives: ValueType;
  /** Names of functions, the simplest first. */
  readonly choices: readonly string[];
  /**
   * It takes its time, as a look into a store does: where a language has promises it gives one, and other calls of the
   * component may come before that is settled. Elsewhere it blocks, and nothing is different.
   */
  readonly awaited: boolean;
}

export type ConstructorParam = ValueParam | FunctionParam;

export interface MethodSpec {
  /** lowerCamelCase. */
  readonly name: string;
  readonly params: readonly ValueParam[];
  readonly returns: ValueType;
  /** The call changes nothing that any later call could tell. */
  readonly pure: boolean;
  /** The method waits for a function that is awaited, so that where a language has promises it gives one. */
  readonly awaits: boolean;
  /** Codes with which this method may refuse. A call that is refused changes nothing. */
  readonly errors: readonly string[];
  readonly compare: ResultComparison;
  /** A pool to which a result belongs: the id that a booking got is what a cancellation takes. */
  readonly gives: Giving | null;
}

/**
 * How a result is compared. `free`: the model's `accepts` decides, since several results are right; the result must not
 * matter for any later call.
 */
export type ResultComparison =
  | { readonly kind: 'exact' }
  | { readonly kind: 'unordered' }
  | { readonly kind: 'nestedUnordered' }
  | { readonly kind: 'float'; readonly tolerance: number }
  | { readonly kind: 'free' };

export interface Giving {
  readonly pool: string;
  /** Field of the record that is returned; null where the result itself is the id. */
  readonly field: string | null;
}

export interface ConcurrencySpec {
  readonly threads: readonly [least: number, most: number];
  /** Calls of each thread in a small history. */
  readonly calls: readonly [least: number, most: number];
  /**
   * Pool by whose values a history may be taken apart: calls on different keys never influence one another. Null where a
   * capacity or an order is shared.
   */
  readonly partition: string | null;
}

/** A short sequence with what the author says is right; the content gate holds the model to it. */
export interface SequenceExample {
  readonly sequence: Sequence;
  /** One for the constructor, then one for each step. */
  readonly outcomes: readonly CallOutcome[];
  /** One sentence: why this example is here. */
  readonly note: string;
}

/** One use of a component: how it is made, then what is called in which order. */
export interface Sequence {
  /** Arguments of the constructor; a function is its name. */
  readonly args: readonly unknown[];
  readonly steps: readonly Step[];
  /** Milliseconds on the clock when the component is made; 0 without a clock. */
  readonly start: number;
}

export type Step = Call | Advance;

export interface Call {
  /** Index into the methods of the spec. */
  readonly method: number;
  readonly args: readonly unknown[];
}

/** The clock goes on by so many milliseconds. */
export interface Advance {
  readonly advance: number;
}

export function isCall(step: Step): step is Call {
  return 'method' in step;
}

/**
 * What became of one step. `moved` is the outcome of an advance. `crashed` is an error without a code of the problem;
 * nothing after it counts, since nobody knows the state it left.
 */
export type CallOutcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'moved' }
  | { readonly kind: 'crashed'; readonly type: string; readonly message: string; readonly line: number }
  /** Something that is not of the declared type. */
  | { readonly kind: 'illTyped'; readonly shown: string; readonly why: string };

export const MOVED: CallOutcome = { kind: 'moved' };

/**
 * In place of an argument: what an earlier step gave to the pool of the parameter. Never sent to a solution: it is resolved
 * with the model's results when a sequence is made (see wire.ts for why that is enough).
 */
export interface Ref {
  readonly ref: number;
}

export function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'ref' in value && Object.keys(value).length === 1;
}

/** The type of a constructor's parameter on the wire. */
export function wireTypeOf(param: ConstructorParam): ValueType {
  return param.kind === 'value' ? param.type : { kind: 'string' };
}

/** Whether calls may overlap in a language in which each runs until it waits. */
export function awaitsAny({ methods }: Pick<ComponentSpec, 'methods'>): boolean {
  return methods.some(({ awaits }) => awaits);
}

export function methodOf(spec: ComponentSpec, call: Call): MethodSpec {
  const method = spec.methods[call.method];
  if (method === undefined) throw new RangeError(`${spec.name} has no method ${call.method}`);
  return method;
}

/** What a step gave to a pool, or undefined. */
export function givenBy(
  spec: ComponentSpec,
  step: Step,
  outcome: CallOutcome | undefined,
): { readonly pool: string; readonly value: unknown } | undefined {
  if (!isCall(step) || outcome?.kind !== 'value') return undefined;
  const { gives } = methodOf(spec, step);
  if (gives === null || outcome.value === null) return undefined;
  const value =
    gives.field === null ? outcome.value : (outcome.value as Readonly<Record<string, unknown>>)[gives.field];
  return value === undefined || value === null ? undefined : { pool: gives.pool, value };
}
