/** Which sequences are valid inputs: the check that each passes before it is sent. */
import { outsideDomain } from '../values/domain.ts';
import type { ComponentSpec, ConstructorParam, Sequence, Step } from './spec.ts';
import { isCall, isRef, methodOf } from './spec.ts';

/** Latest instant of a virtual clock: some 270 years, so that sums and products with small numbers stay exact. */
export const LAST_INSTANT = 2 ** 43;

/** A reason why a sequence may not be sent, or null. References are taken as valid: they are checked when resolved. */
export function outsideSpec(sequence: Sequence, spec: ComponentSpec): string | null {
  for (const [i, param] of spec.params.entries()) {
    const why = outsideParam(sequence.args[i], param);
    if (why !== null) return `${param.name}: ${why}`;
  }
  let now = sequence.start;
  if (spec.clock === null && now !== 0) return 'there is no clock';
  if (!isInstant(now)) return `the clock cannot start at ${now}`;
  for (const [i, step] of sequence.steps.entries()) {
    const why = outsideStep(step, spec);
    if (why !== null) return `step ${i}: ${why}`;
    if (isCall(step)) continue;
    now += step.advance;
    if (!isInstant(now)) return `step ${i}: the clock cannot read ${now}`;
  }
  return null;
}

function isInstant(ms: number): boolean {
  return Number.isInteger(ms) && ms >= 0 && ms <= LAST_INSTANT;
}

/** A reason why a value may not be passed to a parameter of the constructor, or null. */
export function outsideParam(value: unknown, param: ConstructorParam): string | null {
  if (param.kind === 'value') return outsideDomain(value, param.type, param.domain);
  return typeof value === 'string' && param.choices.includes(value)
    ? null
    : `expected one of ${param.choices.join(', ')}`;
}

function outsideStep(step: Step, spec: ComponentSpec): string | null {
  if (!isCall(step)) {
    if (spec.clock === null) return 'there is no clock';
    return Number.isInteger(step.advance) && (step.advance >= 0 || spec.clock.back)
      ? null
      : `the clock does not move by ${step.advance}`;
  }
  for (const [i, param] of methodOf(spec, step).params.entries()) {
    const value = step.args[i];
    if (isRef(value)) continue;
    const why = outsideDomain(value, param.type, param.domain);
    if (why !== null) return `${param.name}: ${why}`;
  }
  return null;
}
