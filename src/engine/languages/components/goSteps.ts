/** One step of a sequence, and what it gave, as Go writes them. */
import type { CallOutcome, ComponentSpec, Sequence, Step } from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import { goZero } from '../goTypes.ts';
import { pascalCase } from '../naming.ts';
import { constructorRefuses, errName } from './componentTypes.ts';
import { goComponentTypes, goConstructorName, goInstance, goPointer, goValue, isMaybe } from './goTypes.ts';

/** `bucket, err := NewTokenBucket(3, 1, 1000, clock)`; a function that is passed stands by its name. */
export function goMakeText({ args }: Sequence, spec: ComponentSpec): string {
  const named = goComponentTypes(spec);
  const passed = spec.params.map((param, i) =>
    param.kind === 'value' ? goValue(args[i], param.type, named) : String(args[i]),
  );
  if (spec.clock !== null) passed.push('clock');
  const made = constructorRefuses(spec) ? `${goInstance(spec)}, err` : goInstance(spec);
  return `${made} := ${goConstructorName(spec)}(${passed.join(', ')})`;
}

/** `bucket.Allow(3)`, `clock.Advance(250)`. */
export function goStepText(step: Step, spec: ComponentSpec): string {
  if (!isCall(step)) return `clock.Advance(${step.advance})`;
  return `${goInstance(spec)}.${goCall(step, spec)}`;
}

/** `Allow(3)`. `pointer` as in `goValue`. */
export function goCall(
  step: Extract<Step, { method: number }>,
  spec: ComponentSpec,
  pointer = goPointer,
): string {
  const named = goComponentTypes(spec);
  const method = methodOf(spec, step);
  const args = method.params.map((param, i) => goValue(step.args[i], param.type, named, pointer));
  return `${pascalCase(method.name)}(${args.join(', ')})`;
}

/** `true`; `10, true` and `0, false` for an optional result; `ErrInvalid`. Nothing for what has no result. */
export function goOutcomeText(outcome: CallOutcome, step: Step | null, spec: ComponentSpec): string {
  switch (outcome.kind) {
    case 'moved':
      return '';
    case 'refused':
      return errName(outcome.code);
    case 'crashed':
      return outcome.type === '' ? outcome.message : `${outcome.type}: ${outcome.message}`;
    case 'illTyped':
      return outcome.shown;
    case 'value': {
      const method = step !== null && isCall(step) ? methodOf(spec, step) : null;
      if (method === null) return constructorRefuses(spec) ? 'nil' : '';
      const { returns, errors } = method;
      // Without a value the error is all that there is to see.
      if (returns.kind === 'void') return errors.length === 0 ? '' : 'nil';
      const named = goComponentTypes(spec);
      if (!isMaybe(returns)) return goValue(outcome.value, returns, named);
      return outcome.value === null || outcome.value === undefined
        ? `${goZero(returns.item, named)}, false`
        : `${goValue(outcome.value, returns.item, named)}, true`;
    }
  }
}
