/** Domains and values of problem.yaml, read by their type. */
import { outsideDomain } from '../values/domain.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import type { Domain } from './model.ts';
import type { Fields, YamlReader, YamlValue } from './yamlReader.ts';

/** Keys by which a domain is written; which of them apply depends on the type. */
export const DOMAIN_KEYS = [
  'range',
  'length',
  'alphabet',
  'items',
  'sorted',
  'distinct',
  'cycles',
  'parts',
  'keys',
  'values',
] as const;
export type DomainKey = (typeof DOMAIN_KEYS)[number];

const INT = { min: -(2n ** 31n), max: 2n ** 31n - 1n };
const SAFE = { min: BigInt(Number.MIN_SAFE_INTEGER), max: BigInt(Number.MAX_SAFE_INTEGER) };
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** Longest sequence that a problem may ask for: beyond it the wire, not the solution, is what takes the time. */
const MAX_LENGTH = 10_000_000;

/** The domain of a type, from the fields around it. */
export function readDomain(yaml: YamlReader, fields: Fields<DomainKey>, type: ValueType): Domain | null {
  const domain = new DomainReader(yaml, fields);
  return domain.read(type);
}

class DomainReader {
  private readonly yaml: YamlReader;
  private readonly fields: Fields<DomainKey>;

  constructor(yaml: YamlReader, fields: Fields<DomainKey>) {
    this.yaml = yaml;
    this.fields = fields;
  }

  read(type: ValueType): Domain | null {
    switch (type.kind) {
      case 'void':
        return this.yaml.complain(this.fields.self, 'A parameter cannot be "void".');
      case 'bool':
        this.only(type, []);
        return { kind: 'bool' };
      case 'int':
      case 'long':
      case 'float':
        this.only(type, ['range']);
        return this.range(type);
      case 'string':
      case 'text':
        this.only(type, ['length', 'alphabet']);
        return this.string(type);
      case 'list':
        this.only(type, ['length', 'items', 'sorted', 'distinct', 'cycles']);
        return this.sequence(type.item, type);
      case 'array':
      case 'randomList':
      case 'tree':
        this.only(type, ['length', 'items', 'sorted', 'distinct']);
        return this.sequence(type.item, type);
      case 'optional': {
        const item = this.read(type.item);
        return item === null ? null : { kind: 'optional', item };
      }
      case 'tuple':
        this.only(type, ['parts']);
        return this.tuple(type.items, type);
      case 'record':
        this.only(type, ['parts']);
        return this.record(type);
      case 'map':
        this.only(type, ['length', 'keys', 'values']);
        return this.map(type);
    }
  }

  private only(type: ValueType, keys: readonly DomainKey[]): void {
    for (const key of DOMAIN_KEYS) {
      const value = this.fields[key];
      if (value === undefined || keys.includes(key)) continue;
      const right = keys.length === 0 ? 'needs no domain' : `is described by ${keys.join(', ')}`;
      this.yaml.complain(value, `"${key}" does not apply: "${formatType(type)}" ${right}.`);
    }
  }

  private need(key: DomainKey, type: ValueType): YamlValue | null {
    return this.fields[key] ?? this.yaml.complain(this.fields.self, `"${formatType(type)}" needs "${key}".`);
  }

  private nested(at: YamlValue, type: ValueType): Domain | null {
    const fields = this.yaml.fields(at, [], DOMAIN_KEYS);
    return fields === null ? null : readDomain(this.yaml, fields, type);
  }

  private range(type: ValueType & { readonly kind: 'int' | 'long' | 'float' }): Domain | null {
    const at = this.need('range', type);
    const pair = at === null ? null : this.pair(at);
    if (at === null || pair === null) return null;
    if (type.kind === 'float') {
      const [min, max] = pair.map((one) => this.yaml.number(one));
      if (typeof min !== 'number' || typeof max !== 'number') return null;
      return min <= max ? { kind: 'number', min, max } : this.yaml.complain(at, 'The range is empty.');
    }
    const limits = type.kind === 'int' ? INT : type.safe ? SAFE : INT64;
    const [min, max] = pair.map((one) => this.yaml.bigint(one));
    if (typeof min !== 'bigint' || typeof max !== 'bigint') return null;
    if (min > max) return this.yaml.complain(at, 'The range is empty: the smaller bound comes first.');
    if (min < limits.min || max > limits.max) {
      const wider = type.kind === 'int' ? '; "long" holds more' : type.safe ? '; "int64" holds more' : '';
      return this.yaml.complain(at, `"${formatType(type)}" holds ${limits.min} to ${limits.max}${wider}.`);
    }
    const exact = type.kind === 'long' && !type.safe;
    return { kind: 'number', min: exact ? min : Number(min), max: exact ? max : Number(max) };
  }

  private string(type: ValueType): Domain | null {
    const length = this.length(type);
    const at = this.need('alphabet', type);
    const alphabet = at === null ? null : this.yaml.rawText(at);
    if (at === null || alphabet === null || length === null) return null;
    const letters = [...alphabet];
    if (letters.length === 0) return this.yaml.complain(at, 'The alphabet is empty.');
    const twice = letters.find((letter, i) => letters.indexOf(letter) !== i);
    if (twice !== undefined)
      return this.yaml.complain(at, `${JSON.stringify(twice)} is in the alphabet twice.`);
    const strange = type.kind === 'string' ? letters.find((letter) => !/^[ -~]$/.test(letter)) : undefined;
    if (strange !== undefined) {
      return this.yaml.complain(
        at,
        `${JSON.stringify(strange)} is not printable ASCII, which "string" is; "text" holds all of Unicode.`,
      );
    }
    return { kind: 'string', ...length, alphabet };
  }

  private sequence(itemType: ValueType, type: ValueType): Domain | null {
    const length = this.length(type);
    const items = this.fields.items;
    const item =
      items === undefined
        ? itemType.kind === 'bool'
          ? ({ kind: 'bool' } as const)
          : this.yaml.complain(
              this.fields.self,
              `"${formatType(type)}" needs "items": the domain of one item.`,
            )
        : this.nested(items, itemType);
    const sorted = this.fields.sorted === undefined ? false : this.yaml.bool(this.fields.sorted);
    const distinct = this.fields.distinct === undefined ? false : this.yaml.bool(this.fields.distinct);
    const cycles = this.fields.cycles === undefined ? false : this.yaml.bool(this.fields.cycles);
    if (length === null || item === null || sorted === null || distinct === null || cycles === null)
      return null;
    if (this.fields.sorted !== undefined && sorted && item.kind !== 'number' && item.kind !== 'string')
      return this.yaml.complain(this.fields.sorted, 'Only numbers and texts can be sorted.');
    return { kind: 'sequence', ...length, item, sorted, distinct, ...(cycles ? { cycles } : {}) };
  }

  private tuple(types: readonly ValueType[], type: ValueType): Domain | null {
    const at = this.need('parts', type);
    const parts = at === null ? null : this.yaml.list(at);
    if (at === null || parts === null) return null;
    if (parts.length !== types.length)
      return this.yaml.complain(at, `Expected ${types.length} domains, one a part, got ${parts.length}.`);
    const items = types.map((one, i) => this.nested(parts[i] as YamlValue, one));
    return items.every((item) => item !== null) ? { kind: 'fields', items } : null;
  }

  private record(type: ValueType & { readonly kind: 'record' }): Domain | null {
    const at = this.need('parts', type);
    const parts =
      at === null
        ? null
        : this.yaml.fields(
            at,
            type.fields.map((field) => field.name),
          );
    if (parts === null) return null;
    const items = type.fields.map((field) => {
      const part = parts[field.name];
      return part === undefined ? null : this.nested(part, field.type);
    });
    return items.every((item) => item !== null) ? { kind: 'fields', items } : null;
  }

  private map(type: ValueType & { readonly kind: 'map' }): Domain | null {
    const length = this.length(type);
    const keys = this.need('keys', type);
    const values = this.need('values', type);
    const key = keys === null ? null : this.nested(keys, type.key);
    const value = values === null ? null : this.nested(values, type.value);
    if (length === null || key === null || value === null) return null;
    return { kind: 'map', ...length, key, value };
  }

  private length(type: ValueType): { readonly minLength: number; readonly maxLength: number } | null {
    const at = this.need('length', type);
    const pair = at === null ? null : this.pair(at);
    if (at === null || pair === null) return null;
    const [min, max] = pair.map((one) => this.yaml.integer(one, 0, MAX_LENGTH));
    if (typeof min !== 'number' || typeof max !== 'number') return null;
    return min <= max
      ? { minLength: min, maxLength: max }
      : this.yaml.complain(at, 'No length fits: the smaller bound comes first.');
  }

  private pair(at: YamlValue): readonly YamlValue[] | null {
    const items = this.yaml.list(at);
    if (items === null) return null;
    return items.length === 2
      ? items
      : this.yaml.complain(at, `Expected [min, max], got ${items.length} items.`);
  }
}

/** A value of a type as authors write it: lists, fields for records and maps, null; whole numbers with all digits. */
export function readValue(
  yaml: YamlReader,
  at: YamlValue,
  type: ValueType,
): { readonly value: unknown } | null {
  const list = (
    item: (one: YamlValue) => { readonly value: unknown } | null,
  ): { readonly value: unknown[] } | null => {
    const items = yaml.list(at)?.map(item);
    return items === undefined || !items.every((one) => one !== null)
      ? null
      : { value: items.map((one) => one.value) };
  };
  const wrap = (value: unknown): { readonly value: unknown } | null => (value === null ? null : { value });
  switch (type.kind) {
    case 'void':
      return yaml.complain(at, 'A void function has no result; give "after".');
    case 'int':
      return wrap(yaml.integer(at, Number(INT.min), Number(INT.max)));
    case 'long': {
      const value = yaml.bigint(at);
      if (value === null) return null;
      const limits = type.safe ? SAFE : INT64;
      if (value < limits.min || value > limits.max)
        return yaml.complain(at, `"${formatType(type)}" holds ${limits.min} to ${limits.max}.`);
      return { value: type.safe ? Number(value) : value };
    }
    case 'float':
      return wrap(yaml.number(at));
    case 'bool':
      return wrap(yaml.bool(at));
    case 'string':
    case 'text':
      return wrap(yaml.rawText(at));
    case 'optional':
      return yaml.isNull(at) ? { value: null } : readValue(yaml, at, type.item);
    case 'array':
      return list((one) => readValue(yaml, one, type.item));
    case 'tree':
      return list((one) => (yaml.isNull(one) ? { value: null } : readValue(yaml, one, type.item)));
    case 'list': {
      if (!yaml.isMapping(at)) return list((one) => readValue(yaml, one, type.item));
      const fields = yaml.fields(at, ['v', 'cycle']);
      if (fields?.v === undefined || fields.cycle === undefined) return null;
      const items = readValue(yaml, fields.v, { kind: 'array', item: type.item });
      const length = Array.isArray(items?.value) ? items.value.length : 0;
      const cycle = yaml.integer(fields.cycle, 0, Math.max(0, length - 1));
      return items === null || cycle === null ? null : { value: { v: items.value, cycle } };
    }
    case 'randomList':
      return list((one) =>
        readValue(yaml, one, {
          kind: 'tuple',
          items: [type.item, { kind: 'optional', item: { kind: 'int' } }],
        }),
      );
    case 'tuple': {
      const items = yaml.list(at);
      if (items === null) return null;
      if (items.length !== type.items.length)
        return yaml.complain(at, `Expected ${type.items.length} values, got ${items.length}.`);
      const values = type.items.map((item, i) => readValue(yaml, items[i] as YamlValue, item));
      return values.every((one) => one !== null) ? { value: values.map((one) => one.value) } : null;
    }
    case 'record': {
      const fields = yaml.fields(
        at,
        type.fields.map((field) => field.name),
      );
      if (fields === null) return null;
      const values: Record<string, unknown> = {};
      for (const { name, type: fieldType } of type.fields) {
        const field = fields[name];
        const value = field === undefined ? null : readValue(yaml, field, fieldType);
        if (value === null) return null;
        values[name] = value.value;
      }
      return { value: values };
    }
    case 'map': {
      const entries = yaml.entries(at);
      if (entries === null) return null;
      const map = new Map<unknown, unknown>();
      for (const [name, item, keyAt] of entries) {
        const key =
          type.key.kind === 'text' || type.key.kind === 'string'
            ? { value: name }
            : readValue(yaml, keyAt, type.key);
        const value = readValue(yaml, item, type.value);
        if (key === null || value === null) return null;
        map.set(key.value, value.value);
      }
      return { value: map };
    }
  }
}

/** A value that lies in a domain, too. */
export function readArgument(
  yaml: YamlReader,
  at: YamlValue,
  type: ValueType,
  domain: Domain,
): { readonly value: unknown } | null {
  const read = readValue(yaml, at, type);
  if (read === null) return null;
  const why = outsideDomain(read.value, type, domain);
  return why === null ? read : yaml.complain(at, `Not a valid input: ${why}.`);
}
