/** Types, values and names of signatures in Java. */
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import type { LiteralStyle } from './literals.ts';
import { pointedFloat, writeLiteral } from './literals.ts';
import { freeName, wordSet } from './naming.ts';
import type { NamedType } from './records.ts';
import { namedTypes, nodeKinds } from './records.ts';

const KEYWORDS =
  wordSet(`abstract assert boolean break byte case catch char class const continue default do double else enum
  extends final finally float for goto if implements import instanceof int interface long native new package private
  protected public return short static strictfp super switch synchronized this throw throws transient try void volatile
  while true false null var yield record`);

export const JAVA_NODES = {
  list: { name: 'ListNode', links: ['next'] },
  randomList: { name: 'RandomNode', links: ['next', 'random'] },
  tree: { name: 'TreeNode', links: ['left', 'right'] },
} as const;

/** Tuples of one type are arrays in Java; the others need a record. */
export function isMixed(type: Extract<ValueType, { kind: 'tuple' }>): boolean {
  return new Set(type.items.map(formatType)).size > 1;
}

export function javaNamedTypes(signature: Signature): ReadonlyMap<string, NamedType> {
  return namedTypes(signature, isMixed);
}

export function isNode(type: ValueType): type is Extract<ValueType, { kind: keyof typeof JAVA_NODES }> {
  return type.kind === 'list' || type.kind === 'randomList' || type.kind === 'tree';
}

const BOXED: Readonly<Record<string, string>> = {
  int: 'Integer',
  long: 'Long',
  double: 'Double',
  boolean: 'Boolean',
};

/** @param path gives the name under which a declared type is reached: `Solution.ListNode` */
export function javaTypeName(
  type: ValueType,
  named: ReadonlyMap<string, NamedType>,
  path: (name: string) => string = (name) => name,
): string {
  const nameOf = (item: ValueType): string => javaTypeName(item, named, path);
  const boxed = (item: ValueType): string => BOXED[nameOf(item)] ?? nameOf(item);
  switch (type.kind) {
    case 'void':
      return 'void';
    case 'int':
      return 'int';
    case 'long':
      return 'long';
    case 'float':
      return 'double';
    case 'bool':
      return 'boolean';
    case 'string':
    case 'text':
      return 'String';
    case 'array':
      return `${nameOf(type.item)}[]`;
    case 'optional':
      return boxed(type.item);
    case 'map':
      return `Map<${boxed(type.key)}, ${boxed(type.value)}>`;
    case 'list':
    case 'randomList':
    case 'tree':
      return path(JAVA_NODES[type.kind].name);
    case 'tuple':
      return isMixed(type)
        ? path(named.get(formatType(type))?.name ?? 'Object')
        : `${nameOf(type.items[0] as ValueType)}[]`;
    case 'record':
      return path(named.get(formatType(type))?.name ?? 'Object');
  }
}

export function javaName(name: string): string {
  return freeName(name, KEYWORDS);
}

export function javaParams(signature: Signature): readonly string[] {
  const named = javaNamedTypes(signature);
  return signature.params.map(({ name, type }) => `${javaTypeName(type, named)} ${javaName(name)}`);
}

/** `static int[] twoSum(int[] a, long t)`. */
export function javaSignatureLine(signature: Signature): string {
  const result = javaTypeName(signature.returns, javaNamedTypes(signature));
  return `static ${result} ${javaName(signature.name)}(${javaParams(signature).join(', ')})`;
}

/** Declarations of the types that the signature needs, by name, without `static` and indentation. */
export function javaDeclarations(
  signature: Signature,
  named = javaNamedTypes(signature),
): ReadonlyMap<string, readonly string[]> {
  const declarations = new Map<string, readonly string[]>();
  for (const kind of nodeKinds(signature)) {
    const { name, links } = JAVA_NODES[kind];
    declarations.set(name, [
      `class ${name} {`,
      '    int val;',
      ...links.map((link) => `    ${name} ${link};`),
      '',
      `    ${name}(int val) {`,
      '        this.val = val;',
      '    }',
      '}',
    ]);
  }
  for (const { name, fields } of named.values()) {
    const parts = fields.map((field) => `${javaTypeName(field.type, named)} ${javaName(field.name)}`);
    declarations.set(name, [`record ${name}(${parts.join(', ')}) {}`]);
  }
  return declarations;
}

/** The value that a stub returns. */
export function javaZero(type: ValueType, named: ReadonlyMap<string, NamedType>): string {
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
    case 'array':
      // The first pair of brackets takes the length: `new int[0][]`.
      return `new ${javaTypeName(type, named).replace('[]', '[0]')}`;
    case 'map':
      return 'new HashMap<>()';
    case 'tuple': {
      const items = type.items.map((item) => javaZero(item, named)).join(', ');
      const name = javaTypeName(type, named);
      return isMixed(type) ? `new ${name}(${items})` : `new ${name} {${items}}`;
    }
    case 'record':
      return `new ${javaTypeName(type, named)}(${type.fields.map((field) => javaZero(field.type, named)).join(', ')})`;
    default:
      return 'null';
  }
}

const NO_NAMES: ReadonlyMap<string, NamedType> = new Map();

/** What values look like wherever they stand. */
export const javaLiteralStyle = {
  none: 'null',
  bool: String,
  float: pointedFloat,
  special: {
    NaN: 'Double.NaN',
    Inf: 'Double.POSITIVE_INFINITY',
    '-Inf': 'Double.NEGATIVE_INFINITY',
    '-0': '-0.0',
  },
  long: (number) => `${number}L`,
  text: (text) => JSON.stringify(text),
  some: (item) => item,
  map: (entries) => `Map.of(${entries.map(([key, item]) => `${key}, ${item}`).join(', ')})`,
} satisfies Partial<LiteralStyle>;

export function javaLiteral(value: unknown, type: ValueType): string {
  const sequence = (items: readonly string[], of: ValueType): string => {
    switch (of.kind) {
      case 'array':
      case 'tuple':
        return `new ${javaTypeName(of, NO_NAMES)} {${items.join(', ')}}`;
      case 'tree':
        return `new Integer[] {${items.join(', ')}}`;
      default:
        return `new int[] {${items.join(', ')}}`;
    }
  };
  return writeLiteral(value, type, {
    ...javaLiteralStyle,
    sequence,
    tuple: sequence,
    record: (fields) => `{${fields.map(([name, item]) => `${name}: ${item}`).join(', ')}}`,
  });
}
