/**
 * Values of a domain: at random with a size, at the edges, and all the small ones.
 *
 * Random numbers come from bands (near zero, near a bound, anywhere), since bugs live at the ends; lengths follow the size
 * that the caller asks for. After the generators of Hypothesis and testlib, as ideas.
 */
import type { Domain } from '../catalog/model.ts';
import type { Rng } from './rng.ts';
import type { ValueType } from './type.ts';

/** One value of a domain; sequences have at most `size` items where the domain allows it. */
export function drawValue(type: ValueType, domain: Domain, rng: Rng, size: number): unknown {
  switch (domain.kind) {
    case 'number':
      return drawNumber(type, domain.min, domain.max, rng);
    case 'bool':
      return rng.chance(0.5);
    case 'string': {
      const letters = [...domain.alphabet];
      // Few distinct letters half of the time: repeats and runs are where string code goes wrong.
      const pool = rng.chance(0.5) ? letters.slice(0, rng.int(1, Math.min(3, letters.length))) : letters;
      return Array.from({ length: drawLength(domain, rng, size) }, () => rng.pick(pool)).join('');
    }
    case 'optional':
      return rng.chance(0.2) ? null : drawValue(itemOf(type), domain.item, rng, size);
    case 'sequence': {
      const items = drawSequence(itemOf(type), domain, rng, size);
      if (type.kind === 'tree') return withAbsent(items, domain.maxLength, rng);
      // Half of the lists that may run into themselves do.
      return domain.cycles === true && items.length > 0 && rng.chance(0.5)
        ? { v: items, cycle: rng.int(0, items.length - 1) }
        : items;
    }
    case 'fields': {
      const types =
        type.kind === 'tuple'
          ? type.items
          : type.kind === 'record'
            ? type.fields.map((field) => field.type)
            : [];
      const parts = domain.items.map((item, i) => drawValue(types[i] as ValueType, item, rng, size));
      return type.kind === 'record'
        ? Object.fromEntries(type.fields.map((field, i) => [field.name, parts[i]]))
        : parts;
    }
    case 'map': {
      const map = new Map<unknown, unknown>();
      const length = drawLength(domain, rng, size);
      const types = type.kind === 'map' ? type : null;
      if (types === null) throw new TypeError('a map domain needs a map type');
      for (let tries = 0; map.size < length && tries < length * 4; tries += 1) {
        map.set(drawValue(types.key, domain.key, rng, size), drawValue(types.value, domain.value, rng, size));
      }
      return map;
    }
  }
}

/** The type of what a sequence or an optional holds. */
export function itemOf(type: ValueType): ValueType {
  switch (type.kind) {
    case 'array':
    case 'optional':
    case 'list':
    case 'tree':
    case 'randomList':
      return type.item;
    default:
      throw new TypeError(`${type.kind} has no items`);
  }
}

function drawLength(
  bounds: { readonly minLength: number; readonly maxLength: number },
  rng: Rng,
  size: number,
): number {
  const top = Math.max(bounds.minLength, Math.min(bounds.maxLength, size));
  return rng.int(bounds.minLength, top);
}

function drawSequence(
  itemType: ValueType,
  domain: Extract<Domain, { kind: 'sequence' }>,
  rng: Rng,
  size: number,
): unknown[] {
  const length = drawLength(domain, rng, size);
  const fresh = (): unknown => drawValue(itemType, domain.item, rng, size);
  if (domain.distinct) {
    const seen = new Map<string, unknown>();
    for (let tries = 0; seen.size < length && tries < length * 8 + 32; tries += 1) {
      const item = fresh();
      seen.set(
        JSON.stringify(item, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)),
        item,
      );
    }
    const items = [...seen.values()];
    return domain.sorted ? sortNumbers(items) : items;
  }
  let items: unknown[];
  switch (rng.int(0, 3)) {
    case 0: {
      // Few distinct values: ties.
      const pool = Array.from({ length: rng.int(1, 4) }, fresh);
      items = Array.from({ length }, () => rng.pick(pool));
      break;
    }
    case 1: {
      // Runs of equal values.
      items = [];
      while (items.length < length) {
        const item = fresh();
        for (let run = rng.int(1, 4); run > 0 && items.length < length; run -= 1) items.push(item);
      }
      break;
    }
    default:
      items = Array.from({ length }, fresh);
  }
  if (domain.sorted || (domain.item.kind === 'number' && rng.chance(0.15))) sortNumbers(items);
  return items;
}

/** The level order of a tree with these items as its nodes: absent children put in, so that it is not always full. */
function withAbsent(nodes: readonly unknown[], maxLength: number, rng: Rng): unknown[] {
  // From full trees to chains.
  const absent = rng.pick([0, 0.2, 0.5, 0.9]);
  const tree: unknown[] = [];
  let open = 1;
  for (const [i, node] of nodes.entries()) {
    // The last open place takes a node, else there would be no place for it anywhere.
    while (open > 1 && tree.length + nodes.length - i < maxLength && rng.chance(absent)) {
      tree.push(null);
      open -= 1;
    }
    tree.push(node);
    open += 1;
  }
  return tree;
}

function sortNumbers(items: unknown[]): unknown[] {
  return (items as number[]).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function drawNumber(type: ValueType, min: number | bigint, max: number | bigint, rng: Rng): number | bigint {
  if (type.kind === 'float') return drawFloat(Number(min), Number(max), rng);
  if (type.kind === 'long' && !type.safe) return drawBigint(BigInt(min), BigInt(max), rng);
  const low = Number(min);
  const high = Number(max);
  switch (rng.int(0, 9)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return rng.int(clamp(-10, low, high), clamp(10, low, high));
    case 4:
      return rng.int(low, Math.min(high, low + 3));
    case 5:
      return rng.int(Math.max(low, high - 3), high);
    default:
      return rng.int(low, high);
  }
}

function drawBigint(min: bigint, max: bigint, rng: Rng): bigint {
  const near = (value: bigint): bigint => (value < min ? min : value > max ? max : value);
  switch (rng.int(0, 5)) {
    case 0:
    case 1:
      return rng.bigint(near(-10n), near(10n));
    case 2:
      return rng.bigint(min, near(min + 3n));
    case 3:
      return rng.bigint(near(max - 3n), max);
    default:
      return rng.bigint(min, max);
  }
}

function drawFloat(min: number, max: number, rng: Rng): number {
  if (rng.chance(0.4)) return rng.int(Math.ceil(clamp(-10, min, max)), Math.floor(clamp(10, min, max)));
  return min + (max - min) * (rng.int(0, 2 ** 30) / 2 ** 30);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

/**
 * Edge values of a domain, the simplest first: bounds, zero, one, empty, one item, all equal, sorted, reversed. Sequences
 * are kept short (`length`): the edge is in the shape, size has phases of its own.
 */
export function edgeValues(type: ValueType, domain: Domain, length: number): readonly unknown[] {
  switch (domain.kind) {
    case 'number': {
      const { min, max } = domain;
      const unsafe = type.kind === 'long' && !type.safe;
      const cast = (value: number | bigint): number | bigint => (unsafe ? BigInt(value) : Number(value));
      const one = unsafe ? 1n : 1;
      const wanted = [cast(0), cast(1), cast(-1), cast(min), cast(max)];
      const inner = [(cast(min) as number) + (one as number), (cast(max) as number) - (one as number)];
      return unique([...wanted, ...inner].filter((value) => value >= min && value <= max));
    }
    case 'bool':
      return [false, true];
    case 'string': {
      const letters = [...domain.alphabet];
      const first = letters[0] ?? '';
      const last = letters.at(-1) ?? '';
      const lengths = unique([
        domain.minLength,
        Math.max(1, domain.minLength),
        Math.min(domain.maxLength, length),
      ]);
      return unique(
        lengths.flatMap((n) => [
          first.repeat(n),
          last.repeat(n),
          Array.from({ length: n }, (_, i) => letters[i % letters.length]).join(''),
        ]),
      );
    }
    case 'optional':
      return [null, ...edgeValues(itemOf(type), domain.item, length)];
    case 'sequence': {
      const items = edgeValues(itemOf(type), domain.item, Math.min(length, 3));
      const top = Math.min(domain.maxLength, length);
      const lists: unknown[][] = [[]];
      for (const item of items) lists.push([item], new Array<unknown>(top).fill(item));
      const cycled = Array.from({ length: top }, (_, i) => items[i % items.length]);
      lists.push(cycled, [...cycled].reverse());
      if (domain.item.kind === 'number') {
        const { min, max } = domain.item;
        const span = Array.from({ length: top }, (_, i) => Number(min) + i).filter(
          (value) => value <= Number(max),
        );
        const around = Array.from({ length: top }, (_, i) => i - Math.floor(top / 2)).filter(
          (v) => v >= min && v <= max,
        );
        const cast = (list: number[]): unknown[] =>
          itemOf(type).kind === 'long' && !(itemOf(type) as { safe: boolean }).safe ? list.map(BigInt) : list;
        lists.push(cast(span), cast([...span].reverse()), cast(around), cast([...around].reverse()));
      }
      return lists
        .map((list) => (domain.sorted ? sortNumbers([...list]) : list))
        .filter((list) => list.length >= domain.minLength && list.length <= domain.maxLength)
        .flatMap((list) => withCycles(list, domain, [0, list.length >> 1, list.length - 1]));
    }
    default:
      return [];
  }
}

/** A list as it is and, where it may run into itself, with its end linked to each of some nodes. */
function withCycles(
  list: readonly unknown[],
  { cycles }: Extract<Domain, { kind: 'sequence' }>,
  entries: readonly number[],
): readonly unknown[] {
  if (cycles !== true || list.length === 0) return [list];
  return [list, ...unique(entries).map((cycle) => ({ v: list, cycle }))];
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** A value of the small scope and how small it is. */
export interface SmallValue {
  readonly value: unknown;
  readonly weight: number;
}

/**
 * Every small value of a parameter, smallest first: sequences and texts up to `maxLength` over the given items, scalars as
 * given. At most `most` of them.
 */
export function smallValues(
  type: ValueType,
  domain: Domain,
  values: readonly unknown[],
  maxLength: number,
  most: number,
): readonly SmallValue[] {
  const isText = type.kind === 'string' || type.kind === 'text';
  const isSequence = domain.kind === 'sequence';
  if (!isText && !isSequence) return values.map((value, i) => ({ value, weight: i })).slice(0, most);
  const found: SmallValue[] = [];
  let layer: unknown[][] = [[]];
  for (let length = 0; length <= maxLength && found.length < most; length += 1) {
    for (const list of layer) {
      if (found.length >= most) break;
      const values = isSequence ? withCycles(list, domain, [...list.keys()]) : [list.join('')];
      for (const value of values) found.push({ value, weight: length });
    }
    const next: unknown[][] = [];
    for (const list of layer) {
      for (const value of values) {
        if (next.length > most) break;
        next.push([...list, value]);
      }
    }
    layer = next;
  }
  return found;
}

/** The values that the small scope of a parameter combines where the author names none. */
export function defaultSmallValues(type: ValueType, domain: Domain): readonly unknown[] {
  switch (domain.kind) {
    case 'number':
      return edgeValues(type, domain, 4).slice(0, 5);
    case 'bool':
      return [false, true];
    case 'string':
      return [...domain.alphabet].slice(0, 2);
    case 'sequence': {
      const item = itemOf(type);
      if (domain.item.kind === 'sequence' || domain.item.kind === 'fields') {
        return edgeValues(item, domain.item, 2).slice(0, 4);
      }
      return defaultSmallValues(item, domain.item).slice(0, 3);
    }
    default:
      return edgeValues(type, domain, 2).slice(0, 3);
  }
}
