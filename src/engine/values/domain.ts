/** Which values are valid inputs: the check that every input passes before it is sent. */
import type { Domain } from '../catalog/model.ts';
import { isCyclicList, typeMismatch } from './wire.ts';
import type { ValueType } from './type.ts';

/** A reason why a value lies outside its domain, or null. Checks the type first. */
export function outsideDomain(value: unknown, type: ValueType, domain: Domain): string | null {
  return typeMismatch(value, type) ?? misshapen(value, type) ?? outside(value, domain);
}

/** A reason why the level order of a tree is not the one of any tree, or null. Looks into arrays, for forests. */
function misshapen(value: unknown, type: ValueType): string | null {
  if (type.kind === 'array') {
    if (type.item.kind !== 'tree' && type.item.kind !== 'array') return null;
    return (value as readonly unknown[]).reduce<string | null>(
      (why, item) => why ?? misshapen(item, type.item),
      null,
    );
  }
  if (type.kind !== 'tree') return null;
  const items = value as readonly unknown[];
  // Places for nodes that no item has filled yet; they are filled in order, so their number is all that matters.
  let open = 1;
  for (const [i, item] of items.entries()) {
    if (open === 0) return `item ${i} has no node above it`;
    open += item === null ? -1 : 1;
  }
  return items.at(-1) === null ? 'the last item is null; absent children at the end are left out' : null;
}

function outside(value: unknown, domain: Domain): string | null {
  switch (domain.kind) {
    case 'number': {
      const number = value as number | bigint;
      if (typeof number === 'number' && Number.isNaN(number)) return 'NaN is not in any range';
      return number < domain.min || number > domain.max
        ? `${number} is outside ${domain.min} … ${domain.max}`
        : null;
    }
    case 'bool':
      return null;
    case 'string': {
      const letters = [...(value as string)];
      const length = outsideLength(letters.length, domain);
      if (length !== null) return length;
      const alphabet = lettersOf(domain);
      const stranger = letters.find((letter) => !alphabet.has(letter));
      return stranger === undefined ? null : `${JSON.stringify(stranger)} is not in the alphabet`;
    }
    case 'optional':
      return value === null ? null : outside(value, domain.item);
    case 'sequence': {
      if (isCyclicList(value) && domain.cycles !== true) return 'the list runs into itself';
      const items = isCyclicList(value) ? value.v : (value as readonly unknown[]);
      const length = outsideLength(items.length, domain);
      if (length !== null) return length;
      for (let i = 0; i < items.length; i += 1) {
        if (items[i] === null) continue;
        const why = outside(items[i], domain.item);
        if (why !== null) return `item ${i}: ${why}`;
        if (domain.sorted && i > 0 && (items[i] as number) < (items[i - 1] as number))
          return `item ${i} is not in order`;
      }
      if (domain.distinct) {
        const present = items.filter((item) => item !== null);
        const different = new Set(present.map((item) => JSON.stringify(item, bigintText)));
        if (different.size !== present.length) return 'two items are equal';
      }
      return null;
    }
    case 'fields': {
      const parts = Array.isArray(value) ? (value as readonly unknown[]) : Object.values(value as object);
      for (const [i, item] of domain.items.entries()) {
        const why = outside(parts[i], item);
        if (why !== null) return `part ${i}: ${why}`;
      }
      return null;
    }
    case 'map': {
      const entries = [...(value as ReadonlyMap<unknown, unknown>)];
      const length = outsideLength(entries.length, domain);
      if (length !== null) return length;
      for (const [key, item] of entries) {
        const why = outside(key, domain.key) ?? outside(item, domain.value);
        if (why !== null) return why;
      }
      return null;
    }
  }
}

/** Made once for each domain: a long array of texts asks for the same one again and again. */
const alphabets = new WeakMap<Domain, ReadonlySet<string>>();

function lettersOf(domain: Extract<Domain, { kind: 'string' }>): ReadonlySet<string> {
  const known = alphabets.get(domain);
  if (known !== undefined) return known;
  const letters = new Set(domain.alphabet);
  alphabets.set(domain, letters);
  return letters;
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

function outsideLength(
  length: number,
  bounds: { readonly minLength: number; readonly maxLength: number },
): string | null {
  return length < bounds.minLength || length > bounds.maxLength
    ? `length ${length} is outside ${bounds.minLength} … ${bounds.maxLength}`
    : null;
}

/** Scalars and characters in a value; the measure by which inputs are called small. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) {
    // A long list of numbers is counted at a glance; only nested ones are walked.
    if (value.length > 0 && typeof value[0] === 'number') return value.length;
    return value.reduce<number>((sum, item) => sum + sizeOf(item), 0);
  }
  if (value instanceof Map)
    return [...value].reduce((sum, [key, item]) => sum + sizeOf(key) + sizeOf(item), 0);
  if (isCyclicList(value)) return value.v.length;
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).reduce<number>((sum, item) => sum + sizeOf(item), 0);
  }
  return 1;
}
