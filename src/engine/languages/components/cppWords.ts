/** Names, types and signatures of components in C++. */
import type { ComponentSpec, ConstructorParam, MethodSpec } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { cppName, cppTypeName } from '../cppTypes.ts';
import { snakeCase } from '../naming.ts';
import type { NamedType } from '../records.ts';
import { componentTypes, constructorRefuses, instanceName } from './componentTypes.ts';

export type Named = ReadonlyMap<string, NamedType>;

/** Methods, parameters and fields of a component are in snake case. */
export function snakeName(name: string): string {
  return cppName(snakeCase(name));
}

export function cppInstance(spec: ComponentSpec): string {
  return cppName(instanceName(spec));
}

function paramText(name: string, type: ValueType, named: Named): string {
  const text = cppTypeName(type, named);
  const isSmall = ['int', 'long', 'float', 'bool'].includes(type.kind);
  return isSmall ? `${text} ${snakeName(name)}` : `const ${text}& ${snakeName(name)}`;
}

/** `std::function<int(const std::string&)>`. */
export function functionType({ takes, gives }: Extract<ConstructorParam, { kind: 'function' }>): string {
  return `std::function<${cppTypeName(gives, NONE)}(const ${cppTypeName(takes, NONE)}&)>`;
}

const NONE: Named = new Map();

export function constructorParams(spec: ComponentSpec, named: Named): readonly string[] {
  return [
    ...spec.params.map((param) =>
      param.kind === 'value'
        ? paramText(param.name, param.type, named)
        : `${functionType(param)} ${snakeName(param.name)}`,
    ),
    ...(spec.clock === null ? [] : ['const Clock& clock']),
  ];
}

export function methodParams({ params }: MethodSpec, named: Named): readonly string[] {
  return params.map(({ name, type }) => paramText(name, type, named));
}

/** `bool allow`, with the result before it. */
export function methodHead(method: MethodSpec, named: Named): string {
  return `${cppTypeName(method.returns, named)} ${snakeName(method.name)}`;
}

/** A call that changes nothing is `const`; without it the solution is as good. */
export function methodTail({ pure }: MethodSpec): string {
  return pure ? ' const' : '';
}

/** `bool allow(int n)`. */
export function methodLine(method: MethodSpec, named: Named): string {
  return `${methodHead(method, named)}(${methodParams(method, named).join(', ')})${methodTail(method)}`;
}

/** `TokenBucket(int capacity, const Clock& clock)`. */
export function constructorLine(spec: ComponentSpec, named: Named): string {
  return `${spec.name}(${constructorParams(spec, named).join(', ')})`;
}

export function interfaceLines(spec: ComponentSpec): readonly string[] {
  const named = componentTypes(spec);
  const refuses = (codes: readonly string[]): string =>
    codes.length === 0 ? '' : `  // throws CodedError: ${codes.join(', ')}`;
  return [
    `${constructorLine(spec, named)};${refuses(constructorRefuses(spec) ? ['INVALID'] : [])}`,
    ...spec.methods.map((method) => `${methodLine(method, named)};${refuses(method.errors)}`),
  ];
}

/** What stands beside a component, by name: the solution's own where it declares them, else Kode's. */
export function cppComponentDeclarations(spec: ComponentSpec): ReadonlyMap<string, readonly string[]> {
  const declarations = new Map<string, readonly string[]>();
  if (spec.clock !== null) {
    declarations.set('Clock', [
      '/// Tells the time. It stands still during a call.',
      'class Clock {',
      'public:',
      '    virtual ~Clock() = default;',
      '    /// Milliseconds since some instant.',
      '    virtual long long now_ms() const = 0;',
      '};',
    ]);
  }
  const codes = Object.entries(spec.errors);
  if (codes.length > 0) {
    declarations.set('CodedError', [
      '/// A call that is refused; its text is the code:',
      ...codes.map(([code, about]) => `/// ${code}: ${about}`),
      'class CodedError : public std::runtime_error {',
      'public:',
      '    using std::runtime_error::runtime_error;',
      '};',
    ]);
  }
  const named = componentTypes(spec);
  for (const { name, fields } of named.values()) {
    declarations.set(name, [
      `struct ${name} {`,
      ...fields.map((field) => `    ${cppTypeName(field.type, named)} ${snakeName(field.name)};`),
      '};',
    ]);
  }
  return declarations;
}

/** Headers for what a text uses. */
export function includesFor(text: string): readonly string[] {
  const headers: readonly (readonly [string, RegExp])[] = [
    ['functional', /std::function</],
    ['map', /std::map</],
    ['optional', /std::optional</],
    ['stdexcept', /std::runtime_error/],
    ['string', /std::string/],
    ['tuple', /std::tuple</],
    ['utility', /std::pair</],
    ['vector', /std::vector</],
  ];
  return headers.filter(([, use]) => use.test(text)).map(([name]) => `#include <${name}>`);
}
