/** Types, values and names of signatures in C++. */
import type { Param, Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import { pointedFloat, writeLiteral } from './literals.ts';
import { freeName, wordSet } from './naming.ts';
import type { NamedType } from './records.ts';
import { namedTypes, nodeKinds } from './records.ts';

const KEYWORDS =
  wordSet(`alignas alignof and asm auto bool break case catch char class const constexpr continue decltype
  default delete do double else enum explicit export extern false float for friend goto if inline int long mutable namespace
  new noexcept not nullptr operator or private protected public register return short signed sizeof static struct switch
  template this throw true try typedef typeid typename union unsigned using virtual void volatile while xor`);

export const CPP_NODES = {
  list: { name: 'ListNode', links: ['next'] },
  randomList: { name: 'RandomNode', links: ['next', 'random'] },
  tree: { name: 'TreeNode', links: ['left', 'right'] },
} as const;

export function cppNamedTypes(signature: Signature): ReadonlyMap<string, NamedType> {
  return namedTypes(signature, () => false);
}

export function cppTypeName(type: ValueType, named: ReadonlyMap<string, NamedType>): string {
  const nameOf = (item: ValueType): string => cppTypeName(item, named);
  switch (type.kind) {
    case 'void':
      return 'void';
    case 'int':
      return 'int';
    case 'long':
      return 'long long';
    case 'float':
      return 'double';
    case 'bool':
      return 'bool';
    case 'string':
    case 'text':
      return 'std::string';
    case 'array':
      return `std::vector<${nameOf(type.item)}>`;
    case 'optional':
      return isNode(type.item) ? nameOf(type.item) : `std::optional<${nameOf(type.item)}>`;
    case 'map':
      return `std::map<${nameOf(type.key)}, ${nameOf(type.value)}>`;
    case 'list':
    case 'randomList':
    case 'tree':
      return `${CPP_NODES[type.kind].name}*`;
    case 'tuple':
      return `std::${type.items.length === 2 ? 'pair' : 'tuple'}<${type.items.map(nameOf).join(', ')}>`;
    case 'record':
      return named.get(formatType(type))?.name ?? 'void';
  }
}

export function isNode(type: ValueType): boolean {
  return type.kind === 'list' || type.kind === 'randomList' || type.kind === 'tree';
}

export function cppName(name: string): string {
  return freeName(name, KEYWORDS);
}

/** Parameters as a good C++ signature has them: a reference where it is changed, const where it is large. */
export function cppParams(signature: Signature): readonly string[] {
  const named = cppNamedTypes(signature);
  return signature.params.map((param) => {
    const type = cppTypeName(param.type, named);
    if (param.role === 'inout') return `${type}& ${cppName(param.name)}`;
    return isSmall(param) ? `${type} ${cppName(param.name)}` : `const ${type}& ${cppName(param.name)}`;
  });
}

function isSmall({ type }: Param): boolean {
  return ['int', 'long', 'float', 'bool'].includes(type.kind) || isNode(type);
}

/** `int item(const std::vector<int>& a, int k)`. */
export function cppSignatureLine(signature: Signature): string {
  const result = cppTypeName(signature.returns, cppNamedTypes(signature));
  return `${result} ${cppName(signature.name)}(${cppParams(signature).join(', ')})`;
}

/** Declarations of the types that the signature needs, by name. */
export function cppDeclarations(signature: Signature): ReadonlyMap<string, readonly string[]> {
  const declarations = new Map<string, readonly string[]>();
  for (const kind of nodeKinds(signature)) {
    const { name, links } = CPP_NODES[kind];
    declarations.set(name, [
      `struct ${name} {`,
      '    int val;',
      ...links.map((link) => `    ${name}* ${link} = nullptr;`),
      `    explicit ${name}(int val) : val(val) {}`,
      '};',
    ]);
  }
  const named = cppNamedTypes(signature);
  for (const { name, fields } of named.values()) {
    declarations.set(name, [
      `struct ${name} {`,
      ...fields.map((field) => `    ${cppTypeName(field.type, named)} ${cppName(field.name)};`),
      '};',
    ]);
  }
  return declarations;
}

/** Headers that a stub of the signature includes. */
export function cppIncludes(signature: Signature): readonly string[] {
  const text = [cppSignatureLine(signature), ...[...cppDeclarations(signature).values()].flat()].join('\n');
  const headers: readonly (readonly [string, RegExp])[] = [
    ['map', /std::map</],
    ['optional', /std::optional</],
    ['string', /std::string/],
    ['tuple', /std::tuple</],
    ['utility', /std::pair</],
    ['vector', /std::vector</],
  ];
  return headers.filter(([, use]) => use.test(text)).map(([name]) => `#include <${name}>`);
}

const NO_NAMES: ReadonlyMap<string, NamedType> = new Map();

/** @param named names of records, where a record stands alone or in a list; without them it is only its braces */
export function cppLiteral(value: unknown, type: ValueType, named = NO_NAMES): string {
  const braces = (items: readonly string[]): string => `{${items.join(', ')}}`;
  const text = writeLiteral(value, type, {
    none: type.kind === 'optional' ? 'std::nullopt' : 'nullptr',
    bool: String,
    float: pointedFloat,
    special: { NaN: 'NAN', Inf: 'INFINITY', '-Inf': '-INFINITY', '-0': '-0.0' },
    long: (number) => `${number}LL`,
    text: (one) => JSON.stringify(one),
    some: (item) => item,
    sequence: braces,
    tuple: braces,
    map: (entries) => braces(entries.map(([key, item]) => `{${key}, ${item}}`)),
    record: (fields) => braces(fields.map(([, item]) => item)),
  });
  const needsType =
    type.kind === 'array' ||
    type.kind === 'map' ||
    type.kind === 'tuple' ||
    (type.kind === 'record' && named.size > 0);
  return needsType ? `${cppTypeName(type, named)}${text}` : text;
}
