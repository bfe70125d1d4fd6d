/** Runs sequences of calls on a component; requests and replies are described in engine/components/wire.ts. */
import { fromWire } from '../../engine/values/wire.ts';
import type { ValueType } from '../../engine/values/type.ts';
import { cpuUsage, now, reply, timesSince } from './answers.ts';
import { Calls } from './calls.ts';
import type { SentStep } from './calls.ts';
import type { ComponentFile, ComponentParam, LoadedComponent } from './component.ts';
import { FUNCTIONS } from './functions.ts';
import { Nodes } from './nodes.ts';

/** Held from the start: a solution may replace it. */
const { parse } = JSON;

export interface SentSequence {
  readonly args: readonly unknown[];
  readonly steps: readonly SentStep[];
  readonly start: number;
}

/** Steps as they are sent. */
export type StepsJson = readonly (readonly unknown[])[];

/** A sequence as it is sent: engine/components/wire.ts. */
export type SentJson = readonly [args: readonly unknown[], steps: StepsJson, start: number];

/** The function that a component is given for a parameter. */
export type FunctionFor = (name: string, param: ComponentParam) => unknown;

const byName: FunctionFor = (name) => FUNCTIONS[name];

/** A sequence in the solution's values. */
export function readSequence(
  [args, steps, start]: SentJson,
  config: ComponentFile,
  nodes: Nodes,
  functionFor = byName,
): SentSequence {
  return {
    args: config.component.params.map((param, i) =>
      param.kind === 'function'
        ? functionFor(args[i] as string, param)
        : readValue(args[i], param.type, nodes),
    ),
    steps: readSteps(steps, config, nodes),
    start,
  };
}

export function readSteps(steps: StepsJson, { component }: ComponentFile, nodes: Nodes): readonly SentStep[] {
  return steps.map((step) => {
    const method = step[0] as number;
    const params = component.methods[method]?.params ?? [];
    return {
      method,
      args: method < 0 ? [step[1]] : params.map((type, i) => readValue(step[i + 1], type, nodes)),
    };
  });
}

function readValue(json: unknown, type: ValueType, nodes: Nodes): unknown {
  return nodes.link(fromWire(json, type), type);
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
  const { component } = config;
  const nodes = new Nodes(classes);
  const calls = new Calls(config, nodes);
  const clock = new GivenClock();

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
        const got = calls.make(made, step);
        const { text, last } = 'value' in got ? calls.outcomeOf(got.value, calls.methodOf(step)) : got;
        outcomes.push(text);
        if (last) break;
      }
    } catch (error) {
      // Only the constructor gets here.
      outcomes.push(calls.thrown(error).text);
    }
    return reply(id, timesSince(started, worked), 0, `[${outcomes.join(',')}]`);
  };
}
