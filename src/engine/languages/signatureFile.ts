/** The signature as interpreted harnesses read it: `kode.json` of a build. */
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import type { NamedType } from './records.ts';
import type { PlannedFile } from './language.ts';

export interface SignatureFile {
  /** The names under which the function is looked for, the best first. */
  readonly names: readonly string[];
  /** The signature in the language's own words, for messages. */
  readonly wanted: string;
  readonly params: readonly { readonly name: string; readonly role: string; readonly type: unknown }[];
  readonly returns: unknown;
}

export interface SignatureNames {
  readonly names: readonly string[];
  readonly wanted: string;
  readonly records: ReadonlyMap<string, NamedType>;
  /** A record's field as the language names it. */
  attribute(field: string): string;
}

/** A type as interpreted harnesses read it: records with their name and the names of their fields in the language. */
export function describeType(type: ValueType, words: Pick<SignatureNames, 'records' | 'attribute'>): unknown {
  const describe = (item: ValueType): unknown => describeType(item, words);
  switch (type.kind) {
    case 'array':
    case 'optional':
    case 'list':
    case 'tree':
    case 'randomList':
      return { kind: type.kind, item: describe(type.item) };
    case 'map':
      return { kind: 'map', key: describe(type.key), value: describe(type.value) };
    case 'tuple':
      return { kind: 'tuple', items: type.items.map(describe) };
    case 'record':
      return {
        kind: 'record',
        name: words.records.get(formatType(type))?.name ?? 'Record',
        fields: type.fields.map((field) => ({
          name: field.name,
          attribute: words.attribute(field.name),
          type: describe(field.type),
        })),
      };
    default:
      return type;
  }
}

/** @param extra what else the harness of the language wants to know */
export function signatureFile(
  signature: Signature,
  words: SignatureNames,
  extra: Readonly<Record<string, unknown>> = {},
): PlannedFile {
  const describe = (type: ValueType): unknown => describeType(type, words);
  const file: SignatureFile = {
    names: words.names,
    wanted: words.wanted,
    params: signature.params.map(({ name, role, type }) => ({ name, role, type: describe(type) })),
    returns: describe(signature.returns),
  };
  return { path: 'kode.json', text: `${JSON.stringify({ ...file, ...extra })}\n` };
}
