/** Types, values and names of signatures in Go. */
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import { writeLiteral } from './literals.ts';
import { freeName, pascalCase, wordSet } from './naming.ts';
import type { NamedType } from './records.ts';
import { namedTypes, nodeKinds, tupleFields } from './records.ts';

const KEYWORDS =
  wordSet(`break case chan const continue default defer else fallthrough for func go goto if import interface
  map package range return select struct switch type var bool byte error float64 int int64 string len cap append make new
  nil true false max min`);

/** Fields of the node types, in the order in which they are written. */
export const GO_NODES = {
  list: { name: 'ListNode', links: ['Next'] },
  randomList: { name: 'RandomNode', links: ['Next', 'Random'] },
  tree: { name: 'TreeNode', links: ['Left', 'Right'] },
} as const;

/** Tuples of one type are arrays in Go; the others need a struct. */
export function isMixed(type: Extract<ValueType, { kind: 'tuple' }>): boolean {
  return new Set(type.items.map(formatType)).size > 1;
}

export function goNamedTypes(signature: Signature): ReadonlyMap<string, NamedType> {
  return namedTypes(signature, isMixed);
}

export function goTypeName(type: ValueType, named: ReadonlyMap<string, NamedType>): string {
  const nameOf = (item: ValueType): string => goTypeName(item, named);
  switch (type.kind) {
    case 'void':
      return '';
    case 'int':
      return 'int';
    case 'long':
      return 'int64';
    case 'float':
      return 'float64';
    case 'bool':
      return 'bool';
    case 'string':
    case 'text':
      return 'string';
    case 'array':
      return `[]${nameOf(type.item)}`;
    case 'optional':
      return isNode(type.item) ? nameOf(type.item) : `*${nameOf(type.item)}`;
    case 'map':
      return `map[${nameOf(type.key)}]${nameOf(type.value)}`;
    case 'list':
    case 'randomList':
    case 'tree':
      return `*${GO_NODES[type.kind].name}`;
    case 'tuple':
      if (!isMixed(type)) return `[${type.items.length}]${nameOf(type.items[0] as ValueType)}`;
      return named.get(formatType(type))?.name ?? `struct{ ${structFields(tupleFields(type.items), named)} }`;
    case 'record':
      return named.get(formatType(type))?.name ?? `struct{ ${structFields(type.fields, named)} }`;
  }
}

export function isNode(type: ValueType): boolean {
  return type.kind === 'list' || type.kind === 'randomList' || type.kind === 'tree';
}

function structFields(fields: NamedType['fields'], named: ReadonlyMap<string, NamedType>): string {
  return fields.map(({ name, type }) => `${pascalCase(name)} ${goTypeName(type, named)}`).join('; ');
}

export function goParam(name: string): string {
  return freeName(name, KEYWORDS);
}

/** `func Rotate(a []int, k int)`. */
export function goSignatureLine(signature: Signature): string {
  return `func ${pascalCase(signature.name)}${goFunctionType(signature)}`;
}

/** `(a []int, k int) int`, parameters of one type joined as gofmt's readers expect. */
export function goFunctionType(signature: Signature): string {
  const named = goNamedTypes(signature);
  const params = signature.params.map(({ name, type }) => ({ name, type: goTypeName(type, named) }));
  const result = goTypeName(signature.returns, named);
  return `(${goParams(params)})${result === '' ? '' : ` ${result}`}`;
}

/** `capacity, refillMs int, clock Clock`, of types as Go writes them. */
export function goParams(params: readonly { readonly name: string; readonly type: string }[]): string {
  return params
    .map(({ name, type }, i) => (params[i + 1]?.type === type ? goParam(name) : `${goParam(name)} ${type}`))
    .join(', ');
}

/** Declarations of the types that the signature needs, by name. */
export function goDeclarations(
  signature: Signature,
  named = goNamedTypes(signature),
): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>();
  for (const kind of nodeKinds(signature)) {
    const { name, links } = GO_NODES[kind];
    const fields = align([['Val', 'int'], ...links.map((link) => [link, `*${name}`] as const)]);
    declarations.set(name, `type ${name} struct {\n${fields}}\n`);
  }
  for (const { name, fields } of named.values()) {
    const body = align(
      fields.map((field) => [pascalCase(field.name), goTypeName(field.type, named)] as const),
    );
    declarations.set(name, `type ${name} struct {\n${body}}\n`);
  }
  return declarations;
}

/** Fields as gofmt aligns them. */
function align(fields: readonly (readonly [name: string, type: string])[]): string {
  const width = Math.max(...fields.map(([name]) => name.length));
  return fields.map(([name, type]) => `\t${name.padEnd(width)} ${type}\n`).join('');
}

export function goZero(type: ValueType, named: ReadonlyMap<string, NamedType>): string {
  switch (type.kind) {
    case 'int':
    case 'long':
    case 'float':
      return '0';
    case 'bool':
      return 'false';
    case 'string':
    case 'text':
      return '""';
    case 'tuple':
    case 'record':
      return `${goTypeName(type, named)}{}`;
    default:
      return 'nil';
  }
}

const NO_NAMES: ReadonlyMap<string, NamedType> = new Map();

export function goLiteral(value: unknown, type: ValueType): string {
  const inner = (text: string, item: ValueType): string => {
    // Inside a composite literal gofmt -s leaves the type of the items out.
    const prefix = sequenceType(item);
    return prefix !== '' && text.startsWith(`${prefix}{`) ? text.slice(prefix.length) : text;
  };
  return writeLiteral(value, type, {
    none: 'nil',
    bool: String,
    float: String,
    special: { NaN: 'math.NaN()', Inf: 'math.Inf(1)', '-Inf': 'math.Inf(-1)', '-0': 'math.Copysign(0, -1)' },
    long: String,
    text: (text) => JSON.stringify(text),
    some: (item) => item,
    sequence: (items, of) => {
      const item = of.kind === 'array' ? of.item : null;
      return `${sequenceType(of)}{${items.map((text) => (item === null ? text : inner(text, item))).join(', ')}}`;
    },
    tuple: (items, of) =>
      `${of.kind === 'tuple' && !isMixed(of) ? sequenceType(of) : ''}{${items.join(', ')}}`,
    map: (entries, of) =>
      `${goTypeName(of, NO_NAMES)}{${entries.map(([key, item]) => `${key}: ${item}`).join(', ')}}`,
    record: (fields) => `{${fields.map(([name, item]) => `${pascalCase(name)}: ${item}`).join(', ')}}`,
  });
}

function sequenceType(type: ValueType): string {
  switch (type.kind) {
    case 'array':
    case 'tuple':
      return goTypeName(type, NO_NAMES);
    case 'tree':
      return '[]any';
    case 'list':
    case 'randomList':
      return '[]int';
    default:
      return '';
  }
}
