/** The sequences and texts inside the arguments of a call, by their types, and calls with items of several left out. */
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';

/** A sequence or text inside the arguments. */
export interface Sequence {
  /** Place in reading order; names the sequence in `withoutItems`. */
  readonly id: number;
  /** The sequence it is an item of; −1 for an argument, or a part of a tuple or record. */
  readonly parent: number;
  readonly items: readonly unknown[];
}

/** In reading order, a sequence before those inside it. Maps are not looked into. */
export function sequencesOf(args: readonly unknown[], signature: Signature): readonly Sequence[] {
  const found: Sequence[] = [];
  visit(args, signature, (sequence) => {
    found.push(sequence);
    return null;
  });
  return found;
}

/** The arguments without the items at the given indices of the given sequences. */
export function withoutItems(
  args: readonly unknown[],
  signature: Signature,
  gone: ReadonlyMap<number, ReadonlySet<number>>,
): readonly unknown[] {
  return visit(args, signature, ({ id }) => gone.get(id) ?? null);
}

/** Says which items of a sequence go; null for none. */
type Visitor = (sequence: Sequence) => ReadonlySet<number> | null;

function visit(args: readonly unknown[], signature: Signature, visitor: Visitor): readonly unknown[] {
  let next = 0;
  const walk = (value: unknown, type: ValueType, parent: number): unknown => {
    switch (type.kind) {
      case 'string':
      case 'text': {
        const letters = [...(value as string)];
        const gone = visitor({ id: next++, parent, items: letters });
        return gone === null ? value : letters.filter((_letter, i) => !gone.has(i)).join('');
      }
      case 'array':
      case 'list':
      case 'randomList':
      case 'tree': {
        // A list that runs into itself stays as it is: its link is an index.
        if (!Array.isArray(value)) return value;
        const id = next++;
        const gone = visitor({ id, parent, items: value });
        const items =
          isScalar(type.item) || type.kind === 'randomList'
            ? (value as readonly unknown[])
            : value.map((item) => (item === null ? null : walk(item, type.item, id)));
        return gone === null ? items : items.filter((_item, i) => !gone.has(i));
      }
      case 'optional':
        return value === null ? null : walk(value, type.item, parent);
      case 'tuple':
        return (value as readonly unknown[]).map((part, i) =>
          walk(part, type.items[i] ?? { kind: 'void' }, -1),
        );
      case 'record': {
        const record = value as Readonly<Record<string, unknown>>;
        return Object.fromEntries(
          type.fields.map((field) => [field.name, walk(record[field.name], field.type, -1)]),
        );
      }
      default:
        return value;
    }
  };
  return args.map((value, i) => walk(value, signature.params[i]?.type ?? { kind: 'void' }, -1));
}

function isScalar(type: ValueType): boolean {
  return ['int', 'long', 'float', 'bool'].includes(type.kind);
}
