/** Where a solution's outcomes leave the expected ones: the first step that is not right, and why. */
import type { Signature } from '../catalog/model.ts';
import { compareOutcomes } from '../grading/compare.ts';
import type { ValueType } from '../values/type.ts';
import type { CallOutcome, ComponentSpec, ResultComparison, Sequence } from './spec.ts';
import { isCall, methodOf } from './spec.ts';

/** The first step that is not right. What comes after it does not count: the two states are no longer the same. */
export interface Divergence {
  /** Index of the step; −1 for the constructor. */
  readonly at: number;
  readonly expected: CallOutcome;
  /** Null where the reply ends before it. */
  readonly actual: CallOutcome | null;
  /** What is wrong where "not equal" does not say it. */
  readonly why: string | null;
}

/**
 * Says whether the value of a `free` result is right: `true` or what is wrong. `at` is the index of the step. Only called
 * where everything before that step was right.
 */
export type Accept = (at: number, got: unknown, want: unknown) => true | string;

/** The first divergence of two lists of outcomes (the constructor's first), or null where all is right. */
export function firstDivergence(
  spec: ComponentSpec,
  { steps }: Sequence,
  want: readonly CallOutcome[],
  got: readonly CallOutcome[],
  accept: Accept,
): Divergence | null {
  for (const [i, expected] of want.entries()) {
    const actual = got[i] ?? null;
    const at = i - 1;
    const step = steps[at];
    const method = step !== undefined && isCall(step) ? methodOf(spec, step) : null;
    const type: ValueType = method?.returns ?? { kind: 'void' };
    const why = wrongOutcome(type, method?.compare ?? { kind: 'exact' }, expected, actual, (value, right) =>
      accept(at, value, right),
    );
    if (why !== null) return { at, expected, actual, why: why === '' ? null : why };
  }
  return null;
}

/** Null where it is right, else why not; an empty text where the two outcomes say it themselves. */
function wrongOutcome(
  type: ValueType,
  compare: ResultComparison,
  expected: CallOutcome,
  actual: CallOutcome | null,
  accept: (got: unknown, want: unknown) => true | string,
): string | null {
  if (actual === null) return 'The solution answered nothing from here on.';
  if (actual.kind === 'illTyped') return actual.why;
  if (actual.kind !== expected.kind) return '';
  if (actual.kind === 'refused' && expected.kind === 'refused')
    return actual.code === expected.code ? null : '';
  if (actual.kind !== 'value' || expected.kind !== 'value') return null;
  if (type.kind === 'void') return null;
  if (compare.kind === 'free') {
    const answer = accept(actual.value, expected.value);
    return answer === true ? null : answer;
  }
  return sameValue(type, compare, expected.value, actual.value) ? null : '';
}

/** Whether a value is the expected one, by its type. Not for `free`. */
export function sameValue(
  type: ValueType,
  compare: Exclude<ResultComparison, { kind: 'free' }>,
  want: unknown,
  got: unknown,
): boolean {
  const signature: Signature = { name: 'call', params: [], returns: type };
  return compareOutcomes(compare, signature, [want], [got]).ok;
}
