/**
 * What runs beside a solution, written for the tests from the comment of wire.ts alone: it knows parameter types only as
 * far as JavaScript needs them.
 */
import { FUNCTIONS } from '../../../../src/engine/components/functions.ts';
import type { ComponentSpec } from '../../../../src/engine/components/spec.ts';
import { wireTypeOf } from '../../../../src/engine/components/spec.ts';
import { fromWire, toWire } from '../../../../src/engine/values/wire.ts';

/** An error with a code, as a solution in JavaScript throws it. */
export class CodeError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface Clock {
  now(): number;
}

/** Makes a component from the constructor's arguments, then the clock. */
export type Factory = (...args: never[]) => object;

type Methods = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** Follows one request and gives the reply. */
export function answer(spec: ComponentSpec, factory: Factory, request: string): string {
  const [args, steps, start] = JSON.parse(request) as [unknown[], unknown[][], number];
  let now = start;
  const clock: Clock = { now: () => now };
  const given = spec.params.map((param, i) =>
    param.kind === 'function' ? FUNCTIONS[String(args[i])]?.call : fromWire(args[i], wireTypeOf(param)),
  );
  const outcomes: unknown[] = [];
  let component: Methods;
  try {
    component = (factory as (...all: unknown[]) => Methods)(...given, clock);
    outcomes.push([null]);
  } catch (error) {
    return JSON.stringify([thrown(error)]);
  }
  for (const [method, ...values] of steps) {
    if (method === -1) {
      now += values[0] as number;
      outcomes.push(null);
      continue;
    }
    const { name, params, returns } = spec.methods[method as number]!;
    try {
      const value = component[name]!(...params.map((param, i) => fromWire(values[i], param.type)));
      outcomes.push([returns.kind === 'void' ? null : toWire(value ?? null, returns)]);
    } catch (error) {
      const outcome = thrown(error);
      outcomes.push(outcome);
      if (typeof outcome !== 'string') break;
    }
  }
  return JSON.stringify(outcomes);
}

function thrown(error: unknown): unknown {
  if (error instanceof CodeError) return error.code;
  return { type: (error as Error).name, message: (error as Error).message, line: 1 };
}
