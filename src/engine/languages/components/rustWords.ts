/** Names, types and signatures of components in Rust. */
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import type { RustTypes } from '../rustTypes.ts';
import {
  rustDeclarations,
  rustName,
  rustNamedTypes,
  rustParamType,
  rustTypeName,
  rustUses,
} from '../rustTypes.ts';
import { componentSignature, constructorRefuses, instanceName, pascalCode } from './componentTypes.ts';

export function rustComponentTypes(spec: ComponentSpec): RustTypes {
  return rustNamedTypes(componentSignature(spec));
}

export function rustInstance(spec: ComponentSpec): string {
  return rustName(instanceName(spec));
}

export function paramType(type: ValueType, named: RustTypes): string {
  return rustParamType({ type, role: 'in' }, named);
}

export function constructorParams(spec: ComponentSpec, named: RustTypes): readonly string[] {
  return [
    ...spec.params.map(
      (param) =>
        `${rustName(param.name)}: ${
          param.kind === 'value'
            ? paramType(param.type, named)
            : `fn(${paramType(param.takes, named)}) -> ${rustTypeName(param.gives, named)}`
        }`,
    ),
    ...(spec.clock === null ? [] : ['clock: Arc<dyn Clock>']),
  ];
}

/** Of a call that may refuse: a `Result`. */
export function constructorArrow(spec: ComponentSpec): string {
  return constructorRefuses(spec) ? ' -> Result<Self, Error>' : ' -> Self';
}

/**
 * With the object first. Of one that is used by many threads each method shares it; else only those do that change nothing.
 * A solution may have it the other way round.
 */
export function methodParams(spec: ComponentSpec, method: MethodSpec, named: RustTypes): readonly string[] {
  return [
    spec.concurrency !== null || method.pure ? '&self' : '&mut self',
    ...method.params.map(({ name, type }) => `${rustName(name)}: ${paramType(type, named)}`),
  ];
}

export function methodArrow({ returns, errors }: MethodSpec, named: RustTypes): string {
  const result = rustTypeName(returns, named);
  if (errors.length > 0) return ` -> Result<${result}, Error>`;
  return returns.kind === 'void' ? '' : ` -> ${result}`;
}

/** `fn new(capacity: i32) -> Result<Self, Error>`. */
export function constructorLine(spec: ComponentSpec, named: RustTypes): string {
  return `fn new(${constructorParams(spec, named).join(', ')})${constructorArrow(spec)}`;
}

/** `fn allow(&mut self, n: i32) -> Result<bool, Error>`. */
export function methodLine(spec: ComponentSpec, method: MethodSpec, named: RustTypes): string {
  const params = methodParams(spec, method, named).join(', ');
  return `fn ${rustName(method.name)}(${params})${methodArrow(method, named)}`;
}

export function interfaceLines(spec: ComponentSpec): readonly string[] {
  const named = rustComponentTypes(spec);
  const codes = (list: readonly string[]): string =>
    list.length === 0 ? '' : `  // ${list.map((code) => `Error::${pascalCode(code)}`).join(', ')}`;
  return [
    `${constructorLine(spec, named)};${codes(constructorRefuses(spec) ? ['INVALID'] : [])}`,
    ...spec.methods.map((method) => `${methodLine(spec, method, named)};${codes(method.errors)}`),
  ];
}

/** What stands beside a component, by name: the solution's own where it declares them, else Kode's. */
export function rustComponentDeclarations(spec: ComponentSpec): ReadonlyMap<string, readonly string[]> {
  const declarations = new Map<string, readonly string[]>();
  if (spec.clock !== null) {
    declarations.set('Clock', [
      '/// Tells the time. It stands still during a call.',
      'pub trait Clock: Send + Sync {',
      '    /// Milliseconds since some instant.',
      '    fn now_ms(&self) -> i64;',
      '}',
    ]);
  }
  const codes = Object.entries(spec.errors);
  if (codes.length > 0) {
    declarations.set('Error', [
      '/// Why a call is refused.',
      '#[derive(Clone, Copy, Debug, PartialEq, Eq)]',
      'pub enum Error {',
      ...codes.flatMap(([code, about]) => [`    /// ${about}`, `    ${pascalCode(code)},`]),
      '}',
    ]);
  }
  for (const [name, lines] of rustDeclarations(componentSignature(spec))) declarations.set(name, lines);
  return declarations;
}

export function usesFor(text: string): readonly string[] {
  return [...rustUses(text), ...(/\bArc</.test(text) ? ['use std::sync::Arc;'] : [])];
}
