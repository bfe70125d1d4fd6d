/** Reply lines of a solution's process, read with distrust: the solution can write to the same descriptor. */
import { parseJson, WireError } from '../values/wire.ts';

/** What one call gave. `ns`: wall nanoseconds, `cpu`: CPU nanoseconds. `offset` is the size of the capture of printed text after it, in bytes. */
export type Reply =
  | {
      readonly kind: 'value';
      readonly ns: number;
      readonly cpu: number;
      readonly offset: number;
      readonly outcome: string;
    }
  | {
      readonly kind: 'changed';
      readonly ns: number;
      readonly cpu: number;
      readonly offset: number;
      readonly outcome: string;
      readonly param: string;
      readonly now: unknown;
    }
  | {
      readonly kind: 'threw';
      readonly ns: number;
      readonly cpu: number;
      readonly offset: number;
      readonly type: string;
      readonly message: string;
      readonly line: number;
    }
  | {
      readonly kind: 'mistyped';
      readonly ns: number;
      readonly cpu: number;
      readonly offset: number;
      readonly shown: string;
      readonly why: string;
    };

/**
 * Nanoseconds that a call is judged by: its CPU time, which a busy machine does not lengthen. Never more than the wall
 * time: helper threads of a runtime (collectors, compilers) count in some of the CPU clocks.
 */
export function judgedNs(reply: { readonly ns: number; readonly cpu: number }): number {
  return Math.min(reply.ns, reply.cpu);
}

/** What loading the solution gave. */
export type LoadReply =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly type: string;
      readonly message: string;
      readonly line: number;
      readonly column: number;
    };

const VALUE_LINE = /^\[(\d+),(\d+),(\d+),(\d+),0,/;

/**
 * Reads the reply to case `id`.
 * @throws WireError where the line is not one: the solution wrote over the wire, or answers for another case.
 */
export function parseReply(line: string, id: number): Reply {
  // The common case without parsing: the outcome is compared as text, and a large one is never even looked at.
  const match = VALUE_LINE.exec(line);
  if (match !== null) {
    if (Number(match[1]) !== id || !line.endsWith(']')) throw new WireError('a reply to another case');
    return {
      kind: 'value',
      ns: Number(match[2]),
      cpu: Number(match[3]),
      offset: Number(match[4]),
      outcome: line.slice(match[0].length, -1),
    };
  }
  const json = parseJson(line);
  if (!Array.isArray(json) || json[0] !== id) throw new WireError('a reply to another case');
  const [, ns, cpu, offset, status, first, second] = json as readonly unknown[];
  if (typeof ns !== 'number' || typeof cpu !== 'number' || typeof offset !== 'number')
    throw new WireError('a reply without times');
  if (status === 1 && isRecord(second)) {
    return {
      kind: 'changed',
      ns,
      cpu,
      offset,
      outcome: JSON.stringify(first),
      param: String(second['changed']),
      now: second['now'],
    };
  }
  if (status === 2 && isRecord(first)) {
    return {
      kind: 'threw',
      ns,
      cpu,
      offset,
      type: text(first['type']),
      message: text(first['message']),
      line: whole(first['line']),
    };
  }
  if (status === 3 && isRecord(first)) {
    return { kind: 'mistyped', ns, cpu, offset, shown: text(first['shown']), why: text(first['why']) };
  }
  throw new WireError('a reply of no known kind');
}

/** @throws WireError */
export function parseLoadReply(line: string): LoadReply {
  const json = parseJson(line);
  if (Array.isArray(json)) {
    if (json[0] === 'ready') return { ok: true };
    const problem: unknown = json[1];
    if (json[0] === 'load' && isRecord(problem)) {
      return {
        ok: false,
        type: text(problem['type']),
        message: text(problem['message']),
        line: whole(problem['line']),
        column: whole(problem['column']),
      };
    }
  }
  throw new WireError('not an answer to hello');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 4000) : '';
}

function whole(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}
