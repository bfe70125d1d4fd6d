/** Types, values and names of signatures in Rust. */
import type { Domain, Param, Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import { pointedFloat, writeLiteral } from './literals.ts';
import { freeName, snakeCase, wordSet } from './naming.ts';
import type { NamedType } from './records.ts';
import { namedTypes, nodeKinds } from './records.ts';

const KEYWORDS =
  wordSet(`as async await break const continue crate dyn else enum extern false fn for if impl in let loop match
  mod move mut pub ref return self static struct super trait true type unsafe use where while abstract become box do final
  macro override priv try typeof unsized virtual yield`);

const SHARED_LIST = { name: 'ListNode', type: 'Option<Rc<RefCell<ListNode>>>', links: ['next'] } as const;

const RUST_NODES = {
  list: { name: 'ListNode', type: 'Option<Box<ListNode>>', links: ['next'] },
  randomList: { name: 'RandomNode', type: 'Option<Rc<RefCell<RandomNode>>>', links: ['next', 'random'] },
  tree: { name: 'TreeNode', type: 'Option<Rc<RefCell<TreeNode>>>', links: ['left', 'right'] },
} as const;

/** The types of a signature that have names, and whether its lists may run into themselves. */
export interface RustTypes {
  readonly records: ReadonlyMap<string, NamedType>;
  /** A box has one owner, so the nodes of such a list are counted references. */
  readonly cyclic: boolean;
}

export function rustNamedTypes(signature: Signature): RustTypes {
  return {
    records: namedTypes(signature, () => false),
    cyclic: signature.params.some((param) => mayCycle(param.domain)),
  };
}

function mayCycle(domain: Domain): boolean {
  switch (domain.kind) {
    case 'sequence':
      return domain.cycles === true || mayCycle(domain.item);
    case 'optional':
      return mayCycle(domain.item);
    case 'fields':
      return domain.items.some(mayCycle);
    case 'map':
      return mayCycle(domain.value);
    default:
      return false;
  }
}

/** How nodes of a kind are declared. */
export function rustNode(
  kind: keyof typeof RUST_NODES,
  { cyclic }: RustTypes,
): { readonly name: string; readonly type: string; readonly links: readonly string[] } {
  return kind === 'list' && cyclic ? SHARED_LIST : RUST_NODES[kind];
}

export function rustTypeName(type: ValueType, named: RustTypes): string {
  const nameOf = (item: ValueType): string => rustTypeName(item, named);
  switch (type.kind) {
    case 'void':
      return '()';
    case 'int':
      return 'i32';
    case 'long':
      return 'i64';
    case 'float':
      return 'f64';
    case 'bool':
      return 'bool';
    case 'string':
    case 'text':
      return 'String';
    case 'array':
      return `Vec<${nameOf(type.item)}>`;
    case 'optional':
      return type.item.kind in RUST_NODES ? nameOf(type.item) : `Option<${nameOf(type.item)}>`;
    case 'map':
      return `HashMap<${nameOf(type.key)}, ${nameOf(type.value)}>`;
    case 'tuple':
      return `(${type.items.map(nameOf).join(', ')}${type.items.length === 1 ? ',' : ''})`;
    case 'record':
      return named.records.get(formatType(type))?.name ?? '()';
    case 'list':
    case 'randomList':
    case 'tree':
      return rustNode(type.kind, named).type;
  }
}

export function rustName(name: string): string {
  return freeName(snakeCase(name), KEYWORDS);
}

/** Parameters as a good Rust signature has them: borrowed, but for small values and lists that are taken apart. */
export function rustParams(signature: Signature): readonly string[] {
  const named = rustNamedTypes(signature);
  return signature.params.map((param) => `${rustName(param.name)}: ${rustParamType(param, named)}`);
}

export function rustParamType({ type, role }: Pick<Param, 'type' | 'role'>, named: RustTypes): string {
  const name = rustTypeName(type, named);
  if (role === 'inout') return `&mut ${name}`;
  switch (type.kind) {
    case 'array':
      return `&[${rustTypeName(type.item, named)}]`;
    case 'string':
    case 'text':
      return '&str';
    case 'map':
    case 'record':
      return `&${name}`;
    default:
      return role === 'unchanged' && type.kind in RUST_NODES ? `&${name}` : name;
  }
}

/** `fn item(a: &[i32], k: i32) -> i32`. */
export function rustSignatureLine(signature: Signature): string {
  const result = rustTypeName(signature.returns, rustNamedTypes(signature));
  const arrow = signature.returns.kind === 'void' ? '' : ` -> ${result}`;
  return `fn ${rustName(signature.name)}(${rustParams(signature).join(', ')})${arrow}`;
}

/** Declarations of the types that the signature needs, by name. */
export function rustDeclarations(signature: Signature): ReadonlyMap<string, readonly string[]> {
  const declarations = new Map<string, readonly string[]>();
  const named = rustNamedTypes(signature);
  for (const kind of nodeKinds(signature)) {
    const { name, links, type } = rustNode(kind, named);
    declarations.set(name, [
      // To print or compare a list that runs into itself would never end.
      kind === 'list' && named.cyclic ? '#[derive(Clone)]' : '#[derive(Clone, Debug, PartialEq)]',
      `pub struct ${name} {`,
      '    pub val: i32,',
      ...links.map((link) => `    pub ${link}: ${type},`),
      '}',
    ]);
  }
  for (const { name, fields } of named.records.values()) {
    declarations.set(name, [
      '#[derive(Clone, Debug, PartialEq)]',
      `pub struct ${name} {`,
      ...fields.map((field) => `    pub ${rustName(field.name)}: ${rustTypeName(field.type, named)},`),
      '}',
    ]);
  }
  return declarations;
}

/** The `use` lines that a text with these types needs. */
export function rustUses(text: string): readonly string[] {
  const uses: readonly (readonly [string, RegExp])[] = [
    ['std::cell::RefCell', /\bRefCell</],
    ['std::collections::HashMap', /\bHashMap</],
    ['std::rc::Rc', /\bRc</],
  ];
  return uses.filter(([, use]) => use.test(text)).map(([path]) => `use ${path};`);
}

/** The value that a stub returns. */
export function rustZero(type: ValueType, named: RustTypes): string {
  switch (type.kind) {
    case 'int':
    case 'long':
      return '0';
    case 'float':
      return '0.0';
    case 'bool':
      return 'false';
    case 'string':
    case 'text':
      return 'String::new()';
    case 'array':
      return 'Vec::new()';
    case 'map':
      return 'HashMap::new()';
    case 'tuple':
      return `(${type.items.map((item) => rustZero(item, named)).join(', ')}${type.items.length === 1 ? ',' : ''})`;
    case 'record':
      return `${rustTypeName(type, named)} { ${type.fields.map((field) => `${rustName(field.name)}: ${rustZero(field.type, named)}`).join(', ')} }`;
    default:
      return 'None';
  }
}

export function rustLiteral(value: unknown, type: ValueType): string {
  return writeLiteral(value, type, {
    none: 'None',
    bool: String,
    float: pointedFloat,
    special: { NaN: 'f64::NAN', Inf: 'f64::INFINITY', '-Inf': 'f64::NEG_INFINITY', '-0': '-0.0' },
    long: String,
    text: (text) => JSON.stringify(text).replace(/\\u([0-9a-f]{4})|\\b|\\f/g, escapeOf),
    some: (item) => `Some(${item})`,
    sequence: (items) => `vec![${items.join(', ')}]`,
    tuple: (items) => `(${items.join(', ')}${items.length === 1 ? ',' : ''})`,
    map: (entries) => `HashMap::from([${entries.map(([key, item]) => `(${key}, ${item})`).join(', ')}])`,
    record: (fields) => `{ ${fields.map(([name, item]) => `${rustName(name)}: ${item}`).join(', ')} }`,
  });
}

function escapeOf(escape: string, code: string | undefined): string {
  if (code !== undefined) return `\\u{${code.replace(/^0+(?=.)/, '')}}`;
  return escape === '\\b' ? '\\u{8}' : '\\u{c}';
}
