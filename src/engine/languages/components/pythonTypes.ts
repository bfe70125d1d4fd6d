/** A component in Python's words: its interface, values, steps and what they gave. */
import type {
  CallOutcome,
  ComponentSpec,
  ConstructorParam,
  MethodSpec,
  Sequence,
  Step,
} from '../../components/spec.ts';
import { isCall, methodOf } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { formatType } from '../../values/type.ts';
import { freeName, snakeCase, wordSet } from '../naming.ts';
import { literalWith, paramName, typeName } from '../pythonTypes.ts';
import type { NamedType } from '../records.ts';
import { componentTypes, instanceName } from './componentTypes.ts';

const BUILTINS = wordSet('sum len min max list set dict map filter hash id type object range iter next');

/** A function that a component is given, as a test names it: `fnv_long`. */
export function pythonFunction(name: string): string {
  return freeName(snakeCase(name), BUILTINS);
}

/** The variable of the component. */
export function pythonInstance(spec: ComponentSpec): string {
  return paramName(freeName(snakeCase(instanceName(spec)), BUILTINS));
}

export function pythonMethod({ name }: Pick<MethodSpec, 'name'>): string {
  return paramName(name);
}

/** `def allow(self, n: int) -> bool` */
export function pythonMethodLine(spec: ComponentSpec, method: MethodSpec): string {
  return `def ${pythonMethod(method)}(${pythonMethodParams(spec, method).join(', ')}) -> ${pythonResult(spec, method)}`;
}

export function pythonResult(spec: ComponentSpec, { returns }: MethodSpec): string {
  return typeName(returns, componentTypes(spec));
}

export function pythonMethodParams(spec: ComponentSpec, { params }: MethodSpec): readonly string[] {
  const named = componentTypes(spec);
  return ['self', ...params.map(({ name, type }) => `${paramName(name)}: ${typeName(type, named)}`)];
}

/** `TokenBucket(capacity: int, clock: Clock)` */
export function pythonMakeLine(spec: ComponentSpec): string {
  return `${spec.name}(${pythonConstructorParams(spec).join(', ')})`;
}

/** The clock comes last. */
export function pythonConstructorParams(spec: ComponentSpec): readonly string[] {
  const params = spec.params.map((param) => `${paramName(param.name)}: ${paramType(spec, param)}`);
  return spec.clock === null ? params : [...params, 'clock: Clock'];
}

function paramType(spec: ComponentSpec, param: ConstructorParam): string {
  const named = componentTypes(spec);
  return param.kind === 'value'
    ? typeName(param.type, named)
    : `Callable[[${typeName(param.takes, named)}], ${typeName(param.gives, named)}]`;
}

/** `Room(id: str, capacity: int)` */
export function pythonRecordLine(spec: ComponentSpec, { name, fields }: NamedType): string {
  const named = componentTypes(spec);
  return `${name}(${fields.map((field) => `${paramName(field.name)}: ${typeName(field.type, named)}`).join(', ')})`;
}

/** A literal; a record as its class writes it, `Room("a", 8)`. */
export function pythonValue(spec: ComponentSpec, value: unknown, type: ValueType): string {
  const named = componentTypes(spec);
  return literalWith(value, type, (fields, of) => {
    const name = named.get(formatType(of))?.name ?? 'dict';
    return `${name}(${fields.map(([, item]) => item).join(', ')})`;
  });
}

/** `[2, 2, 1000, clock]`, each as an argument of the constructor. */
export function pythonMakeArgs({ args }: Pick<Sequence, 'args'>, spec: ComponentSpec): readonly string[] {
  const given = spec.params.map((param, i) =>
    param.kind === 'value' ? pythonValue(spec, args[i], param.type) : pythonFunction(String(args[i])),
  );
  return spec.clock === null ? given : [...given, 'clock'];
}

/** `bucket = TokenBucket(2, 2, 1000, clock)` */
export function pythonMakeText(sequence: Sequence, spec: ComponentSpec): string {
  return `${pythonInstance(spec)} = ${spec.name}(${pythonMakeArgs(sequence, spec).join(', ')})`;
}

/** `bucket.allow(3)`, `clock.advance(250)` */
export function pythonStepText(step: Step, spec: ComponentSpec): string {
  if (!isCall(step)) return `clock.advance(${step.advance})`;
  return `${pythonInstance(spec)}.${pythonMethod(methodOf(spec, step))}(${pythonStepArgs(step, spec).join(', ')})`;
}

export function pythonStepArgs(
  step: Extract<Step, { method: number }>,
  spec: ComponentSpec,
): readonly string[] {
  return methodOf(spec, step).params.map(({ type }, i) => pythonValue(spec, step.args[i], type));
}

/** `True`, `None`, `error INVALID`; nothing for what has no result. */
export function pythonOutcomeText(outcome: CallOutcome, step: Step | null, spec: ComponentSpec): string {
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
      return returns === null || returns.kind === 'void' ? '' : pythonValue(spec, outcome.value, returns);
    }
  }
}
