/** Steps of a sequence, and what they gave, as JavaScript writes them. */
import type { Call, CallOutcome, ComponentSpec, Sequence, Step } from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import { literal, paramName } from '../ecmascript.ts';
import { instanceName } from './componentTypes.ts';

/** The variable of the component. */
export function scriptInstance(spec: ComponentSpec): string {
  return paramName(instanceName(spec));
}

/** `new TokenBucket(2, 2, 1000, clock)`; a function by its name. */
export function scriptMade({ args }: Pick<Sequence, 'args'>, spec: ComponentSpec): string {
  const given = spec.params.map((param, i) =>
    param.kind === 'value' ? literal(args[i], param.type) : String(args[i]),
  );
  return `new ${spec.name}(${[...given, ...(spec.clock === null ? [] : ['clock'])].join(', ')})`;
}

/** `const bucket = new TokenBucket(2, 2, 1000, clock)` */
export function scriptMakeText(sequence: Sequence, spec: ComponentSpec): string {
  return `const ${scriptInstance(spec)} = ${scriptMade(sequence, spec)}`;
}

/** `bucket.allow(3)`, `await wallet.buy('tea')`, `clock.advance(250)` */
export function scriptStepText(step: Step, spec: ComponentSpec): string {
  if (!isCall(step)) return `clock.advance(${step.advance})`;
  const { awaits } = methodOf(spec, step);
  return awaits ? `await ${scriptCall(step, spec)}` : scriptCall(step, spec);
}

/** The call alone. */
export function scriptCall(step: Call, spec: ComponentSpec): string {
  const { name, params } = methodOf(spec, step);
  const args = params.map(({ type }, i) => literal(step.args[i], type));
  return `${scriptInstance(spec)}.${name}(${args.join(', ')})`;
}

/** `true`, `null`, `error INVALID`; nothing for what has no result. */
export function scriptOutcomeText(outcome: CallOutcome, step: Step | null, spec: ComponentSpec): string {
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
      return returns === null || returns.kind === 'void' ? '' : literal(outcome.value, returns);
    }
  }
}
