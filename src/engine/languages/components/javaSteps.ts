/** One step of a sequence, and what it gave, as Java writes them. */
import type { CallOutcome, ComponentSpec, Sequence, Step } from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import { javaName } from '../javaTypes.ts';
import type { PathOf } from './javaTypes.ts';
import { javaClass, javaComponentTypes, javaInstance, javaLong, javaValue } from './javaTypes.ts';

/** `TokenBucket bucket = new TokenBucket(3, 1, 1000, clock)`; a function that is passed stands by its name. */
export function javaMakeText({ args }: Sequence, spec: ComponentSpec): string {
  const named = javaComponentTypes(spec);
  const passed = spec.params.map((param, i) =>
    param.kind === 'value' ? javaValue(args[i], param.type, named) : String(args[i]),
  );
  if (spec.clock !== null) passed.push('clock');
  const name = javaClass(spec);
  return `${name} ${javaInstance(spec)} = new ${name}(${passed.join(', ')})`;
}

/** `bucket.allow(3)`, `clock.advance(250)`. */
export function javaStepText(step: Step, spec: ComponentSpec): string {
  return javaCall(step, spec);
}

/** The same with the types that a test reaches by longer names. */
export function javaCall(step: Step, spec: ComponentSpec, path?: PathOf): string {
  if (!isCall(step)) return `clock.advance(${javaLong(step.advance)})`;
  const named = javaComponentTypes(spec);
  const { name, params } = methodOf(spec, step);
  const args = params.map((param, i) => javaValue(step.args[i], param.type, named, path));
  return `${javaInstance(spec)}.${javaName(name)}(${args.join(', ')})`;
}

/** `true`, `null`, `error INVALID`. Nothing for what has no result. */
export function javaOutcomeText(outcome: CallOutcome, step: Step | null, spec: ComponentSpec): string {
  switch (outcome.kind) {
    case 'moved':
      return '';
    case 'refused':
      return `error ${outcome.code}`;
    case 'crashed':
      return outcome.type === '' ? outcome.message : `${outcome.type}: ${outcome.message}`;
    case 'illTyped':
      return outcome.shown;
    case 'value': {
      const returns = step !== null && isCall(step) ? methodOf(spec, step).returns : null;
      if (returns === null || returns.kind === 'void') return '';
      return javaValue(outcome.value, returns, javaComponentTypes(spec));
    }
  }
}
