/**
 * Values between the engine and a solution's process, in both directions.
 *
 * A line is one JSON text, without spaces, and the encoding follows the declared type, never the look of a value:
 *
 * | type | on the wire |
 * |---|---|
 * | int | number |
 * | long, int64 | decimal text: 64 bits do not survive a JavaScript number |
 * | float | shortest number that reads back the same, or "NaN" "Inf" "-Inf" "-0" |
 * | bool, string, text | as JSON.stringify writes them |
 * | T[], tuple, List | array |
 * | List with a cycle | {"v":[…],"cycle":index of the node that the last one links to} |
 * | T? | null or the value |
 * | map | array of [key, value], sorted by key |
 * | record | array of the fields' values, in order |
 * | RandomList | array of [value, index or null] |
 * | Tree | level order, null for an absent child, trailing nulls cut |
 *
 * A request may have `{"$":[…]}` in place of an argument `int[]` that may change: a program that makes it (`made.ts`).
 *
 * Requests and replies, one a line (descriptor 3 in, 4 out):
 *
 * - `["hello"]` → `["ready"]`, or `["load",{"type","message","line","column"}]` where the solution does not load
 * - `[id,[arg,…]]` → `[id,ns,cpu,offset,0,[result,after,…]]`: `after` are the in-out parameters in order, `result` is null
 *   for void, `ns` the wall nanoseconds of the call, `cpu` its CPU nanoseconds (`ns` again where the system has no clock
 *   that is fine enough), `offset` the size of the capture of printed text after the call
 * - → `[id,ns,cpu,offset,1,[result,after,…],{"changed":name,"now":value}]`: a parameter that had to stay as it was did not
 * - → `[id,ns,cpu,offset,2,{"type","message","line"}]`: the solution threw
 * - → `[id,ns,cpu,offset,3,{"shown","why"}]`: what it gave is not a value of the declared type
 */
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from './type.ts';

/** A text or value that is not of the declared type. */
export class WireError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WireError';
  }
}

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;
const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;

/** A linked list that runs into itself. */
export interface CyclicList {
  readonly v: readonly unknown[];
  readonly cycle: number;
}

export function isCyclicList(value: unknown): value is CyclicList {
  return typeof value === 'object' && value !== null && 'cycle' in value && 'v' in value;
}

/** Types whose values are their own JSON, so that a large one is encoded in one go. */
function isPlain(type: ValueType): boolean {
  switch (type.kind) {
    case 'void':
    case 'int':
    case 'bool':
    case 'string':
    case 'text':
      return true;
    case 'array':
    case 'optional':
    case 'tree':
      return isPlain(type.item);
    case 'tuple':
      return type.items.every(isPlain);
    default:
      return false;
  }
}

/** Canonical text of a value: equal values have equal texts. The value must be of the type (see `typeMismatch`). */
export function encode(value: unknown, type: ValueType): string {
  return JSON.stringify(toWire(value, type));
}

/** The JSON value of a value, for callers that build a larger line. */
export function toWire(value: unknown, type: ValueType): unknown {
  if (isPlain(type)) return value ?? null;
  switch (type.kind) {
    case 'long':
      return String(value);
    case 'float':
      return floatToWire(value as number);
    case 'array':
    case 'tree':
      return (value as readonly unknown[]).map((item) =>
        type.kind === 'tree' && item === null ? null : toWire(item, type.item),
      );
    case 'list':
      return isCyclicList(value)
        ? { v: value.v.map((item) => toWire(item, type.item)), cycle: value.cycle }
        : (value as readonly unknown[]).map((item) => toWire(item, type.item));
    case 'randomList':
      return (value as readonly (readonly [unknown, number | null])[]).map(([item, link]) => [
        toWire(item, type.item),
        link,
      ]);
    case 'optional':
      return value === null || value === undefined ? null : toWire(value, type.item);
    case 'tuple':
      return type.items.map((item, i) => toWire((value as readonly unknown[])[i], item));
    case 'record':
      return type.fields.map((field) =>
        toWire((value as Readonly<Record<string, unknown>>)[field.name], field.type),
      );
    case 'map': {
      const entries = [...(value as ReadonlyMap<unknown, unknown>)].map(
        ([key, item]) => [toWire(key, type.key), toWire(item, type.value), key] as const,
      );
      entries.sort((a, b) => compareKeys(a[2], b[2]));
      return entries.map(([key, item]) => [key, item]);
    }
    default:
      return value;
  }
}

function compareKeys(a: unknown, b: unknown): number {
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

function floatToWire(value: number): unknown {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return 'Inf';
  if (value === -Infinity) return '-Inf';
  return Object.is(value, -0) ? '-0' : value;
}

/**
 * The value of a parsed JSON value.
 * @throws WireError that names what was expected and what came.
 */
export function fromWire(json: unknown, type: ValueType): unknown {
  switch (type.kind) {
    case 'void':
      return json === null ? undefined : refuse(json, 'nothing');
    case 'int':
      return typeof json === 'number' && Number.isInteger(json) && json >= INT_MIN && json <= INT_MAX
        ? json + 0
        : refuse(json, 'a whole number of 32 bits');
    case 'long':
      return longFromWire(json, type.safe);
    case 'float':
      return floatFromWire(json);
    case 'bool':
      return typeof json === 'boolean' ? json : refuse(json, 'true or false');
    case 'string':
    case 'text':
      return typeof json === 'string' ? json : refuse(json, 'a text');
    case 'array':
      return items(json).map((item) => fromWire(item, type.item));
    case 'tree':
      return items(json).map((item) => (item === null ? null : fromWire(item, type.item)));
    case 'list':
      if (isCyclicList(json))
        return { v: json.v.map((item) => fromWire(item, type.item)), cycle: json.cycle };
      return items(json).map((item) => fromWire(item, type.item));
    case 'randomList':
      return items(json).map((node) => {
        const [item, link] = items(node);
        return [fromWire(item, type.item), link ?? null];
      });
    case 'optional':
      return json === null ? null : fromWire(json, type.item);
    case 'tuple': {
      const parts = items(json);
      if (parts.length !== type.items.length) refuse(json, `${type.items.length} values`);
      return type.items.map((item, i) => fromWire(parts[i], item));
    }
    case 'record': {
      const parts = items(json);
      return Object.fromEntries(type.fields.map((field, i) => [field.name, fromWire(parts[i], field.type)]));
    }
    case 'map':
      return new Map(
        items(json).map((entry) => {
          const [key, value] = items(entry);
          return [fromWire(key, type.key), fromWire(value, type.value)];
        }),
      );
  }
}

/** Parses a text of the wire. @throws WireError where it is not JSON or not of the type. */
export function decode(text: string, type: ValueType): unknown {
  return fromWire(parseJson(text), type);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new WireError(`not a line of the wire: ${text.slice(0, 80)}`);
  }
}

function items(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? (json as readonly unknown[]) : refuse(json, 'a list');
}

function longFromWire(json: unknown, safe: boolean): number | bigint {
  if (typeof json !== 'string' || !/^-?\d{1,19}$/.test(json))
    return refuse(json, 'a whole number of 64 bits');
  const value = BigInt(json);
  if (value < LONG_MIN || value > LONG_MAX) return refuse(json, 'a whole number of 64 bits');
  // A result may leave the declared range: it stays a bigint then, differs from what is expected, and is shown exactly.
  return safe && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function floatFromWire(json: unknown): number {
  if (typeof json === 'number') return json;
  if (json === 'NaN') return NaN;
  if (json === 'Inf') return Infinity;
  if (json === '-Inf') return -Infinity;
  if (json === '-0') return -0;
  return refuse(json, 'a number');
}

function refuse(json: unknown, expected: string): never {
  throw new WireError(`expected ${expected}, got ${JSON.stringify(json)?.slice(0, 80) ?? 'nothing'}`);
}

/** A reason why a JavaScript value is not of the type, or null. For results of JavaScript code, the oracle's included. */
export function typeMismatch(value: unknown, type: ValueType): string | null {
  switch (type.kind) {
    case 'void':
      return null;
    case 'int':
      return typeof value === 'number' && Number.isInteger(value) && value >= INT_MIN && value <= INT_MAX
        ? null
        : `expected a whole number of 32 bits, got ${describe(value)}`;
    case 'long':
      if (typeof value === 'number') {
        return Number.isSafeInteger(value)
          ? null
          : `expected a whole number within ±(2^53−1), got ${describe(value)}`;
      }
      return typeof value === 'bigint' && value >= LONG_MIN && value <= LONG_MAX
        ? null
        : `expected a whole number of 64 bits, got ${describe(value)}`;
    case 'float':
      return typeof value === 'number' ? null : `expected a number, got ${describe(value)}`;
    case 'bool':
      return typeof value === 'boolean' ? null : `expected true or false, got ${describe(value)}`;
    case 'string':
    case 'text':
      return typeof value === 'string' ? null : `expected a string, got ${describe(value)}`;
    case 'optional':
      return value === null || value === undefined ? null : typeMismatch(value, type.item);
    case 'tuple':
      return Array.isArray(value) && value.length === type.items.length
        ? firstMismatch(type.items.map((item, i) => typeMismatch((value as readonly unknown[])[i], item)))
        : `expected ${type.items.length} values, got ${describe(value)}`;
    case 'record':
      return typeof value === 'object' && value !== null
        ? firstMismatch(
            type.fields.map((field) =>
              typeMismatch((value as Readonly<Record<string, unknown>>)[field.name], field.type),
            ),
          )
        : `expected an object, got ${describe(value)}`;
    case 'map':
      if (!(value instanceof Map)) return `expected a Map, got ${describe(value)}`;
      for (const [key, item] of value) {
        const why = typeMismatch(key, type.key) ?? typeMismatch(item, type.value);
        if (why !== null) return why;
      }
      return null;
    case 'list':
      if (isCyclicList(value)) return null;
      return sequenceMismatch(value, (item) => typeMismatch(item, type.item));
    case 'array':
      return sequenceMismatch(value, (item) => typeMismatch(item, type.item));
    case 'tree':
      return sequenceMismatch(value, (item) => (item === null ? null : typeMismatch(item, type.item)));
    case 'randomList':
      return sequenceMismatch(value, (node) =>
        Array.isArray(node) && node.length === 2
          ? typeMismatch(node[0], type.item)
          : 'expected [value, link]',
      );
  }
}

function sequenceMismatch(value: unknown, item: (item: unknown) => string | null): string | null {
  if (!Array.isArray(value)) return `expected a list, got ${describe(value)}`;
  for (let i = 0; i < value.length; i += 1) {
    const why = item(value[i]);
    if (why !== null) return `item ${i}: ${why}`;
  }
  return null;
}

function firstMismatch(whys: readonly (string | null)[]): string | null {
  return whys.find((why) => why !== null) ?? null;
}

function describe(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Promise) return 'a Promise';
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'symbol') return 'a symbol';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** Types of an outcome on the wire: the result, then each in-out parameter. */
export function outcomeTypes(signature: Signature): readonly ValueType[] {
  return [
    signature.returns,
    ...signature.params.filter((param) => param.role === 'inout').map((param) => param.type),
  ];
}

/** The arguments as the JSON array that a request carries. */
export function encodeArgs(args: readonly unknown[], signature: Signature): string {
  return `[${signature.params.map((param, i) => encode(args[i], param.type)).join(',')}]`;
}

/** @throws WireError */
export function decodeArgs(text: string, signature: Signature): unknown[] {
  const parts = parseJson(text);
  if (!Array.isArray(parts) || parts.length !== signature.params.length) {
    throw new WireError(`expected ${signature.params.length} arguments`);
  }
  return signature.params.map((param, i) => fromWire(parts[i], param.type));
}

/** `[result, after…]`; `args` are the arguments after the call. */
export function encodeOutcome(result: unknown, args: readonly unknown[], signature: Signature): string {
  const after = signature.params.flatMap((param, i) =>
    param.role === 'inout' ? [encode(args[i], param.type)] : [],
  );
  return `[${[encode(result, signature.returns), ...after].join(',')}]`;
}

/** @throws WireError */
export function decodeOutcome(json: unknown, signature: Signature): unknown[] {
  const types = outcomeTypes(signature);
  if (!Array.isArray(json) || json.length !== types.length) throw new WireError('not an outcome');
  return types.map((type, i) => fromWire(json[i], type));
}
