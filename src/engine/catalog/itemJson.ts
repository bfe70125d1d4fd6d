/**
 * Items as JSON. Bounds and example values may be what JSON cannot say: whole numbers beyond 2^53 (`bigint`), maps, and
 * the floats NaN, ±Infinity and −0. They are written as `{"$kode": kind, "value": …}`; this is the only place that knows.
 */
import type { Lesson, Problem } from './model.ts';

interface Tagged {
  readonly $kode: 'bigint' | 'map' | 'float';
  readonly value: unknown;
}

/** The text of `items/<id>.json`. */
export function formatItem(item: Lesson | Problem): string {
  return JSON.stringify(item, (_key, value: unknown) => {
    if (typeof value === 'bigint') return { $kode: 'bigint', value: String(value) } satisfies Tagged;
    if (value instanceof Map) return { $kode: 'map', value: [...value] } satisfies Tagged;
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return { $kode: 'float', value: Object.is(value, -0) ? '-0' : String(value) } satisfies Tagged;
    return value;
  });
}

/** The item of a text that `formatItem` made. */
export function parseItem(text: string): Lesson | Problem {
  return JSON.parse(text, (_key, value: unknown) => {
    if (!isTagged(value)) return value;
    switch (value.$kode) {
      case 'bigint':
        return BigInt(value.value as string);
      case 'map':
        return new Map(value.value as [unknown, unknown][]);
      case 'float':
        return Number(value.value);
    }
  }) as Lesson | Problem;
}

function isTagged(value: unknown): value is Tagged {
  return typeof value === 'object' && value !== null && '$kode' in value;
}
