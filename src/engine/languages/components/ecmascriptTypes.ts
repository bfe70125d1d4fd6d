/** The interface of a component in TypeScript's words, and in JavaScript's, which are the same without types. */
import type { ComponentSpec, ConstructorParam, MethodSpec } from '../../components/spec.ts';
import { paramName, typeName } from '../ecmascript.ts';
import type { NamedType } from '../records.ts';
import { componentTypes } from './componentTypes.ts';

/** `allow(n: number): boolean`, or `allow(n)`. */
export function methodLine(spec: ComponentSpec, method: MethodSpec, typed: boolean): string {
  const params = methodParams(spec, method, typed).join(', ');
  return `${method.name}(${params})${typed ? `: ${resultType(spec, method)}` : ''}`;
}

export function resultType(spec: ComponentSpec, { returns, awaits }: MethodSpec): string {
  const type = typeName(returns, componentTypes(spec));
  return awaits ? `Promise<${type}>` : type;
}

export function methodParams(spec: ComponentSpec, { params }: MethodSpec, typed: boolean): readonly string[] {
  const named = componentTypes(spec);
  return params.map(({ name, type }) =>
    typed ? `${paramName(name)}: ${typeName(type, named)}` : paramName(name),
  );
}

/** `new TokenBucket(capacity: number, clock: Clock)`. */
export function makeLine(spec: ComponentSpec, typed: boolean): string {
  return `new ${spec.name}(${constructorParams(spec, typed).join(', ')})`;
}

/** The clock comes last. */
export function constructorParams(spec: ComponentSpec, typed: boolean): readonly string[] {
  const params = spec.params.map((param) =>
    typed ? `${paramName(param.name)}: ${paramType(spec, param)}` : paramName(param.name),
  );
  return spec.clock === null ? params : [...params, typed ? 'clock: Clock' : 'clock'];
}

export function paramType(spec: ComponentSpec, param: ConstructorParam): string {
  const named = componentTypes(spec);
  if (param.kind === 'value') return typeName(param.type, named);
  const gives = typeName(param.gives, named);
  return `(value: ${typeName(param.takes, named)}) => ${param.awaited ? `Promise<${gives}>` : gives}`;
}

/** `interface Room { id: string; capacity: number }` */
export function recordLine(spec: ComponentSpec, { name, fields }: NamedType): string {
  const named = componentTypes(spec);
  return `interface ${name} { ${fields.map((field) => `${field.name}: ${typeName(field.type, named)}`).join('; ')} }`;
}
