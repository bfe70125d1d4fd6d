/** Types, names and values as Python writes them. */
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import type { LiteralStyle } from './literals.ts';
import { pointedFloat, writeLiteral } from './literals.ts';
import { freeName, snakeCase, wordSet } from './naming.ts';
import type { NamedType } from './records.ts';

const KEYWORDS =
  wordSet(`False None True and as assert async await break class continue def del elif else except finally for
  from global if import in is lambda nonlocal not or pass raise return try while with yield`);

const NODE_NAMES = { list: 'ListNode', randomList: 'RandomNode', tree: 'TreeNode' } as const;

export function typeName(type: ValueType, records: ReadonlyMap<string, NamedType>): string {
  const nameOf = (item: ValueType): string => typeName(item, records);
  switch (type.kind) {
    case 'void':
      return 'None';
    case 'int':
    case 'long':
      return 'int';
    case 'float':
      return 'float';
    case 'bool':
      return 'bool';
    case 'string':
    case 'text':
      return 'str';
    case 'array':
      return `list[${nameOf(type.item)}]`;
    case 'optional': {
      const item = nameOf(type.item);
      return item.endsWith(' | None') ? item : `${item} | None`;
    }
    case 'map':
      return `dict[${nameOf(type.key)}, ${nameOf(type.value)}]`;
    case 'tuple':
      return `tuple[${type.items.map(nameOf).join(', ')}]`;
    case 'record':
      return records.get(formatType(type))?.name ?? 'object';
    case 'list':
    case 'randomList':
    case 'tree':
      return `${NODE_NAMES[type.kind]} | None`;
  }
}

export function paramName(name: string): string {
  return freeName(snakeCase(name), KEYWORDS);
}

/** The value that a stub returns. */
export function zero(type: ValueType, records: ReadonlyMap<string, NamedType>): string {
  switch (type.kind) {
    case 'int':
    case 'long':
      return '0';
    case 'float':
      return '0.0';
    case 'bool':
      return 'False';
    case 'string':
    case 'text':
      return '""';
    case 'array':
      return '[]';
    case 'map':
      return '{}';
    case 'tuple':
      return `(${type.items.map((item) => zero(item, records)).join(', ')}${type.items.length === 1 ? ',' : ''})`;
    case 'record':
      return `${typeName(type, records)}(${type.fields.map((field) => zero(field.type, records)).join(', ')})`;
    default:
      return 'None';
  }
}

/** A literal with records as `record` writes them. */
export function literalWith(value: unknown, type: ValueType, record: LiteralStyle['record']): string {
  return writeLiteral(value, type, {
    none: 'None',
    bool: (one) => (one ? 'True' : 'False'),
    float: pointedFloat,
    special: { NaN: "float('nan')", Inf: "float('inf')", '-Inf': "float('-inf')", '-0': '-0.0' },
    long: String,
    text: (text) => JSON.stringify(text),
    some: (item) => item,
    sequence: (items) => `[${items.join(', ')}]`,
    tuple: (items) => `(${items.join(', ')}${items.length === 1 ? ',' : ''})`,
    map: (entries) => `{${entries.map(([key, item]) => `${key}: ${item}`).join(', ')}}`,
    record,
  });
}
