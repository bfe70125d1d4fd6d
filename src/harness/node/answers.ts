/** What a call took and gave, as a reply says it. */
import type { ValueType } from '../../engine/values/type.ts';
import { encode, typeMismatch } from '../../engine/values/wire.ts';
import { isLinked, Mismatch } from './nodes.ts';
import type { Nodes, ValueRole } from './nodes.ts';
import { printedSize } from './wireIo.ts';

/** Held from the start: a solution may replace them. */
export const now = performance.now.bind(performance);
/**
 * Microseconds of the process: its thread's own clock (`threadCpuUsage`) is missing before Node 22 and moves by ticks of
 * the system, so that a call of a millisecond reads as 0. The helper threads of V8 count too; the judge takes the smaller
 * one of this and the wall time.
 */
export const cpuUsage = process.cpuUsage.bind(process);
const { stringify } = JSON;

/**
 * The text of a value on the wire.
 * @throws Mismatch where it is not of the type
 */
export function textOf(nodes: Nodes, value: unknown, type: ValueType, role: ValueRole): string {
  let plain = isLinked(type) ? nodes.unlink(value, type, role) : value;
  let why = typeMismatch(plain, type);
  if (why !== null) {
    plain = withPlainLists(plain);
    why = typeMismatch(plain, type);
  }
  if (why !== null) throw new Mismatch(why);
  return encode(plain, type);
}

export interface Times {
  readonly ms: number;
  readonly cpuUs: number;
}

export function timesSince(started: number, worked: NodeJS.CpuUsage): Times {
  const ms = now() - started;
  const { user, system } = cpuUsage(worked);
  return { ms, cpuUs: user + system };
}

export function reply(id: number, { ms, cpuUs }: Times, status: number, rest: string): string {
  return `[${id},${Math.round(ms * 1e6)},${cpuUs * 1000},${printedSize()},${status},${rest}]`;
}

/** Typed arrays count as lists. */
function withPlainLists(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as unknown as ArrayLike<unknown>);
  }
  return Array.isArray(value) ? value.map(withPlainLists) : value;
}

export function show(value: unknown): string {
  if (value instanceof Promise) return 'a Promise';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'object' && value !== null) {
    try {
      const text = stringify(value);
      return text.length > 200 ? `${text.slice(0, 200)} …` : text;
    } catch {
      return 'an object';
    }
  }
  return String(value).slice(0, 200);
}
