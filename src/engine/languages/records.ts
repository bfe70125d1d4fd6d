/**
 * Names for the types of a signature that the grammar leaves without one: records everywhere, tuples where a language has
 * none. A stub declares them, the harness uses them, so both must find the same name.
 */
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import { pascalCase } from './naming.ts';

export interface NamedType {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: ValueType }[];
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** Items of a tuple as fields: first, second, third. */
export function tupleFields(items: readonly ValueType[]): NamedType['fields'] {
  return items.map((type, i) => ({ name: ORDINALS[i] ?? `item${i + 1}`, type }));
}

/**
 * The records of a signature, and its tuples where `takesTuple` says so, innermost first. A record is called after the
 * parameter that holds it (`rooms: {…}[]` → `Room`), in a result after the function (`RotateResult`).
 */
export function namedTypes(
  signature: Signature,
  takesTuple: (type: Extract<ValueType, { kind: 'tuple' }>) => boolean,
): ReadonlyMap<string, NamedType> {
  const found = new Map<string, NamedType>();
  const taken = new Set<string>();
  const add = (type: ValueType, fields: NamedType['fields'], hint: string): void => {
    for (const field of fields) walk(field.type, pascalCase(field.name));
    const key = formatType(type);
    if (found.has(key)) return;
    let name = hint;
    for (let i = 2; taken.has(name); i += 1) name = `${hint}${i}`;
    taken.add(name);
    found.set(key, { name, fields });
  };
  const walk = (type: ValueType, hint: string): void => {
    switch (type.kind) {
      case 'array':
      case 'optional':
      case 'list':
      case 'tree':
      case 'randomList':
        walk(type.item, hint.length > 2 && hint.endsWith('s') ? hint.slice(0, -1) : hint);
        return;
      case 'map':
        walk(type.key, `${hint}Key`);
        walk(type.value, `${hint}Value`);
        return;
      case 'tuple':
        if (takesTuple(type)) add(type, tupleFields(type.items), hint);
        else for (const item of type.items) walk(item, hint);
        return;
      case 'record':
        add(type, type.fields, hint);
        return;
      default:
    }
  };
  for (const param of signature.params) walk(param.type, pascalCase(param.name));
  walk(signature.returns, `${pascalCase(signature.name)}Result`);
  return found;
}

/** Which node types the signature uses. */
export function nodeKinds(signature: Signature): ReadonlySet<'list' | 'tree' | 'randomList'> {
  const kinds = new Set<'list' | 'tree' | 'randomList'>();
  const walk = (type: ValueType): void => {
    switch (type.kind) {
      case 'list':
      case 'tree':
      case 'randomList':
        kinds.add(type.kind);
        walk(type.item);
        return;
      case 'array':
      case 'optional':
        walk(type.item);
        return;
      case 'map':
        walk(type.key);
        walk(type.value);
        return;
      case 'tuple':
        type.items.forEach(walk);
        return;
      case 'record':
        type.fields.forEach((field) => walk(field.type));
        return;
      default:
    }
  };
  for (const param of signature.params) walk(param.type);
  walk(signature.returns);
  return kinds;
}
