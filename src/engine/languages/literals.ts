/** Walks a value and writes it as a literal; each language says how its parts look. */
import type { ValueType } from '../values/type.ts';
import { isCyclicList } from '../values/wire.ts';

export interface LiteralStyle {
  none: string;
  bool(value: boolean): string;
  /** Not called for NaN, infinities and −0: those are `special`. */
  float(value: number): string;
  special: Readonly<Record<'NaN' | 'Inf' | '-Inf' | '-0', string>>;
  long(value: number | bigint, safe: boolean): string;
  text(value: string): string;
  some(item: string, type: ValueType): string;
  sequence(items: readonly string[], type: ValueType): string;
  tuple(items: readonly string[], type: ValueType): string;
  map(entries: readonly (readonly [string, string])[], type: ValueType): string;
  record(fields: readonly (readonly [string, string])[], type: ValueType): string;
}

export function writeLiteral(value: unknown, type: ValueType, style: LiteralStyle): string {
  const write = (item: unknown, of: ValueType): string => writeLiteral(item, of, style);
  switch (type.kind) {
    case 'void':
      return style.none;
    case 'int':
      return String(value);
    case 'long':
      return style.long(value as number | bigint, type.safe);
    case 'float': {
      const number = value as number;
      if (Number.isNaN(number)) return style.special.NaN;
      if (number === Infinity) return style.special.Inf;
      if (number === -Infinity) return style.special['-Inf'];
      return Object.is(number, -0) ? style.special['-0'] : style.float(number);
    }
    case 'bool':
      return style.bool(value as boolean);
    case 'string':
    case 'text':
      return style.text(value as string);
    case 'optional':
      return value === null || value === undefined ? style.none : style.some(write(value, type.item), type);
    case 'array':
    case 'tree':
    case 'list': {
      const items = isCyclicList(value) ? value.v : (value as readonly unknown[]);
      return style.sequence(
        items.map((item) => (item === null ? style.none : write(item, type.item))),
        type,
      );
    }
    case 'randomList':
      return style.sequence(
        (value as readonly (readonly [unknown, number | null])[]).map(([item, link]) =>
          style.tuple([write(item, type.item), link === null ? style.none : String(link)], type),
        ),
        type,
      );
    case 'tuple':
      return style.tuple(
        type.items.map((item, i) => write((value as readonly unknown[])[i], item)),
        type,
      );
    case 'map':
      return style.map(
        [...(value as ReadonlyMap<unknown, unknown>)].map(
          ([key, item]) => [write(key, type.key), write(item, type.value)] as const,
        ),
        type,
      );
    case 'record':
      return style.record(
        type.fields.map(
          (field) =>
            [
              field.name,
              write((value as Readonly<Record<string, unknown>>)[field.name], field.type),
            ] as const,
        ),
        type,
      );
  }
}

/** A double as most languages write it: always with a point or an exponent. */
export function pointedFloat(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
