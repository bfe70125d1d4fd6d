/** Heads, names and values of components in Java. */
import type { ComponentSpec, ConstructorParam, MethodSpec } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { javaLiteralStyle, javaName, javaTypeName, isMixed } from '../javaTypes.ts';
import { writeLiteral } from '../literals.ts';
import { pascalCase } from '../naming.ts';
import type { NamedType } from '../records.ts';
import { componentTypes, instanceName } from './componentTypes.ts';

export type Named = ReadonlyMap<string, NamedType>;
/** Gives the name under which a declared type is reached: `TokenBucket.Clock`. */
export type PathOf = (name: string) => string;

const OWN: PathOf = (name) => name;

/** What carries the code of a refusal, in the stub and where a solution has no exception of its own. */
export const EXCEPTION = 'CodedException';

/** The records of a component, and its tuples that are no arrays. */
export function javaComponentTypes(spec: ComponentSpec): Named {
  return componentTypes(spec, isMixed);
}

export function javaClass(spec: ComponentSpec): string {
  return pascalCase(spec.name);
}

/** The variable that holds a component. */
export function javaInstance(spec: ComponentSpec): string {
  return javaName(instanceName(spec));
}

/** `ToIntFunction<String>` for a function, else the type of the value. */
export function javaParamType(param: ConstructorParam, named: Named, path = OWN): string {
  if (param.kind === 'value') return javaTypeName(param.type, named, path);
  return param.gives.kind === 'long' ? 'ToLongFunction<String>' : 'ToIntFunction<String>';
}

/** `int capacity`, …; the clock last. */
export function javaConstructorParams(spec: ComponentSpec, named: Named): readonly string[] {
  const params = spec.params.map((param) => `${javaParamType(param, named)} ${javaName(param.name)}`);
  return spec.clock === null ? params : [...params, 'Clock clock'];
}

/** `TokenBucket(int capacity, Clock clock)`. */
export function javaConstructorLine(spec: ComponentSpec): string {
  const named = javaComponentTypes(spec);
  return `${javaClass(spec)}(${javaConstructorParams(spec, named).join(', ')})`;
}

export function javaMethodParams(method: MethodSpec, named: Named): readonly string[] {
  return method.params.map((param) => `${javaTypeName(param.type, named)} ${javaName(param.name)}`);
}

/** `boolean allow(int n)`. */
export function javaMethodLine(spec: ComponentSpec, method: MethodSpec): string {
  const named = javaComponentTypes(spec);
  const head = `${javaTypeName(method.returns, named)} ${javaName(method.name)}`;
  return `${head}(${javaMethodParams(method, named).join(', ')})`;
}

/** A number for a parameter of type long: its sign of length only where it needs one. */
export function javaLong(value: number): string {
  return Math.abs(value) > 0x7fffffff ? `${value}L` : String(value);
}

/** A value as code that compiles, unlike the literals of counterexamples: records are made. */
export function javaValue(value: unknown, type: ValueType, named: Named, path = OWN): string {
  const nameOf = (of: ValueType): string => javaTypeName(of, named, path);
  const sequence = (items: readonly string[], of: ValueType): string =>
    `new ${raw(nameOf(of))} {${items.join(', ')}}`;
  const made = (items: readonly string[], of: ValueType): string => `new ${nameOf(of)}(${items.join(', ')})`;
  return writeLiteral(value, type, {
    ...javaLiteralStyle,
    sequence,
    tuple: (items, of) => (of.kind === 'tuple' && isMixed(of) ? made(items, of) : sequence(items, of)),
    record: (fields, of) =>
      made(
        fields.map(([, item]) => item),
        of,
      ),
  });
}

/** There are no arrays of generic types: `new Map[] {…}`. */
function raw(name: string): string {
  return name.replace(/<.*>/, '');
}
