/** Heads, names and values of components in Go. */
import type { ConstructorParam, ComponentSpec, MethodSpec } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { goParam, goParams, goTypeName, isMixed, isNode } from '../goTypes.ts';
import { writeLiteral } from '../literals.ts';
import { pascalCase } from '../naming.ts';
import type { NamedType } from '../records.ts';
import { componentTypes, constructorRefuses, instanceName } from './componentTypes.ts';

export type Named = ReadonlyMap<string, NamedType>;

/** The records of a component, and its tuples that are no arrays. */
export function goComponentTypes(spec: ComponentSpec): Named {
  return componentTypes(spec, isMixed);
}

/** A method's result in two: `(T, bool)`. */
export function isMaybe(type: ValueType): type is Extract<ValueType, { kind: 'optional' }> {
  return type.kind === 'optional' && !isNode(type.item);
}

/** Types of the results: none, one, or more. */
export function goResults(method: Pick<MethodSpec, 'returns' | 'errors'>, named: Named): readonly string[] {
  const { returns, errors } = method;
  const value =
    returns.kind === 'void'
      ? []
      : isMaybe(returns)
        ? [goTypeName(returns.item, named), 'bool']
        : [goTypeName(returns, named)];
  return errors.length === 0 ? value : [...value, 'error'];
}

/** Results behind a head: nothing, ` bool`, ` (int, error)`. */
function behind(results: readonly string[]): string {
  if (results.length === 0) return '';
  return results.length === 1 ? ` ${results.join('')}` : ` (${results.join(', ')})`;
}

/** `Allow(n int) (bool, error)`. @param name as the solution writes it */
export function goMethodHead(method: MethodSpec, named: Named, name = pascalCase(method.name)): string {
  const params = method.params.map((param) => ({ name: param.name, type: goTypeName(param.type, named) }));
  return `${name}(${goParams(params)})${behind(goResults(method, named))}`;
}

/** `func (b *TokenBucket) Allow(n int) (bool, error)`. */
export function goMethodLine(spec: ComponentSpec, method: MethodSpec, named: Named): string {
  return `func (${goReceiver(spec, method)} *${pascalCase(spec.name)}) ${goMethodHead(method, named)}`;
}

function goReceiver(spec: ComponentSpec, { params }: MethodSpec): string {
  const name = goInstance(spec);
  const letter = name.charAt(0);
  if (params.every((param) => param.name !== letter)) return letter;
  return params.every((param) => param.name !== name) ? name : 'self';
}

/** The variable that holds a component. */
export function goInstance(spec: ComponentSpec): string {
  return goParam(instanceName(spec));
}

export function goParamType(param: ConstructorParam, named: Named): string {
  return param.kind === 'value'
    ? goTypeName(param.type, named)
    : `func(${goTypeName(param.takes, named)}) ${goTypeName(param.gives, named)}`;
}

export function goConstructorName(spec: ComponentSpec): string {
  return `New${pascalCase(spec.name)}`;
}

/** `func NewTokenBucket(capacity int, clock Clock) (*TokenBucket, error)`. */
export function goConstructorLine(spec: ComponentSpec, named: Named): string {
  const params = spec.params.map((param) => ({ name: param.name, type: goParamType(param, named) }));
  if (spec.clock !== null) params.push({ name: 'clock', type: 'Clock' });
  const made = [`*${pascalCase(spec.name)}`, ...(constructorRefuses(spec) ? ['error'] : [])];
  return `func ${goConstructorName(spec)}(${goParams(params)})${behind(made)}`;
}

/** A pointer to a value, since there is no literal of a pointer to a number: by a function `ptr`, generic. */
export function goPointer(item: string, type: string, name = 'ptr'): string {
  return INFERRED.has(type) ? `${name}(${item})` : `${name}[${type}](${item})`;
}

/** Types that a constant has by itself. */
const INFERRED: ReadonlySet<string> = new Set(['int', 'string', 'bool']);

/**
 * A value as code that compiles, unlike the literals of counterexamples: with the names of its types.
 * @param pointer gives a pointer to an item of a type
 */
export function goValue(
  value: unknown,
  type: ValueType,
  named: Named,
  pointer: (item: string, type: string) => string = goPointer,
): string {
  const nameOf = (of: ValueType): string => goTypeName(of, named);
  return writeLiteral(value, type, {
    none: 'nil',
    bool: String,
    float: String,
    special: { NaN: 'math.NaN()', Inf: 'math.Inf(1)', '-Inf': 'math.Inf(-1)', '-0': 'math.Copysign(0, -1)' },
    long: String,
    text: (text) => JSON.stringify(text),
    some: (item, of) => (of.kind === 'optional' && !isNode(of.item) ? pointer(item, nameOf(of.item)) : item),
    sequence: (items, of) =>
      composite(nameOf(of), of.kind === 'array' ? items.map((text) => bare(text, nameOf(of.item))) : items),
    tuple: (items, of) => composite(nameOf(of), items),
    map: (entries, of) => {
      const bareValue = (text: string): string => (of.kind === 'map' ? bare(text, nameOf(of.value)) : text);
      return composite(
        nameOf(of),
        entries.map(([key, item]) => `${key}: ${bareValue(item)}`),
      );
    },
    record: (fields, of) =>
      composite(
        nameOf(of),
        fields.map(([name, item]) => `${pascalCase(name)}: ${item}`),
      ),
  });
}

function composite(name: string, items: readonly string[]): string {
  return `${name}{${items.join(', ')}}`;
}

/** Inside a composite literal gofmt -s leaves the type of the items out. */
function bare(text: string, type: string): string {
  return text.startsWith(`${type}{`) ? text.slice(type.length) : text;
}
