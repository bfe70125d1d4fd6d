/** Runs sequences of calls on a component; requests and replies are described in engine/components/wire.ts. */
import { fromWire } from '../../engine/values/wire.ts';
import type { ValueType } from '../../engine/values/type.ts';
import { cpuUsage, now, reply, show, textOf, timesSince } from './answers.ts';
import type { ComponentFile, LoadedComponent, Made } from './component.ts';
import { FUNCTIONS } from './functions.ts';
import { Mismatch, Nodes } from './nodes.ts';
import { lineOf, messageOf, nameOf } from './problems.ts';

/** Held from the start: a solution may replace them. */
const { parse, stringify } = JSON;

/** A call, or with `method` −1 the clock going on by `args[0]`. */
export interface SentStep {
  readonly method: number;
  readonly args: readonly unknown[];
}

export interface SentSequence {
  readonly args: readonly unknown[];
  readonly steps: readonly SentStep[];
  readonly start: number;
}

/** A sequence as it is sent: engine/components/wire.ts. */
export type SentJson = readonly [
  args: readonly unknown[],
  steps: readonly (readonly unknown[])[],
  start: number,
];

/** A sequence in the solution's values. */
export function readSequence(
  [args, steps, start]: SentJson,
  { component }: ComponentFile,
  nodes: Nodes,
): SentSequence {
  const read = (json: unknown, type: ValueType): unknown => nodes.link(fromWire(json, type), type);
  return {
    args: component.params.map(({ kind, type }, i) =>
      kind === 'function' ? FUNCTIONS[args[i] as string] : read(args[i], type),
    ),
    steps: steps.map((step) => {
      const method = step[0] as number;
      const params = component.methods[method]?.params ?? [];
      return { method, args: method < 0 ? [step[1]] : params.map((type, i) => read(step[i + 1], type)) };
    }),
    start,
  };
}

/** The clock that a component is given; only the harness moves it. */
export class GivenClock {
  time = 0;
  readonly shown = Object.freeze({ nowMs: (): number => this.time });
}

export function sequenceCaller(
  config: ComponentFile,
  { cls, nodes: classes }: LoadedComponent,
): (request: string) => string {
  const { component, keepsLines } = config;
  const codes = new Set(component.codes);
  const nodes = new Nodes(classes);
  const clock = new GivenClock();

  const thrown = (error: unknown): string => {
    const code = codeOf(error);
    if (code !== null && codes.has(code)) return stringify(code);
    return stringify({
      type: nameOf(error),
      message: messageOf(error),
      line: keepsLines ? lineOf(error) : 0,
    });
  };

  /** The outcome of a call; `last` where nothing after it counts. */
  const call = (
    made: Made,
    { method, args }: SentStep,
  ): { readonly text: string; readonly last: boolean } => {
    const { names, wanted, returns } = component.methods[method] as (typeof component.methods)[number];
    let result: unknown;
    try {
      const name = names.find((one) => typeof made[one] === 'function');
      if (name === undefined) {
        const message = `Kode calls \`${wanted}\`, which the object does not have`;
        return { text: stringify({ type: 'TypeError', message, line: component.line }), last: true };
      }
      result = made[name]?.(...args);
    } catch (error) {
      const text = thrown(error);
      return { text, last: text.startsWith('{') };
    }
    try {
      return { text: `[${resultText(nodes, result, returns)}]`, last: false };
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      return { text: stringify({ shown: error.shown ?? show(result), why: error.message }), last: true };
    }
  };

  return (request) => {
    const [id, sent] = parse(request) as [number, SentJson];
    const { args, steps, start } = readSequence(sent, config, nodes);
    clock.time = start;
    const given = component.clock ? [...args, clock.shown] : args;
    const outcomes: string[] = [];
    const worked = cpuUsage();
    const started = now();
    try {
      const made = new cls(...given);
      outcomes.push('[null]');
      for (const step of steps) {
        if (step.method < 0) {
          clock.time += step.args[0] as number;
          outcomes.push('null');
          continue;
        }
        const { text, last } = call(made, step);
        outcomes.push(text);
        if (last) break;
      }
    } catch (error) {
      // Only the constructor gets here.
      outcomes.push(thrown(error));
    }
    return reply(id, timesSince(started, worked), 0, `[${outcomes.join(',')}]`);
  };
}

function resultText(nodes: Nodes, result: unknown, type: ValueType): string {
  if (type.kind !== 'void') return textOf(nodes, result, type, 'result');
  if (result instanceof Promise) throw new Mismatch('expected nothing, got a Promise');
  return 'null';
}

/** The code of an error, if any. A solution may throw anything. */
export function codeOf(error: unknown): string | null {
  try {
    const code = (error as { readonly code?: unknown } | null | undefined)?.code;
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
  }
}
