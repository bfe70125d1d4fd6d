/**
 * Calls a JavaScript solution once, or runs one sequence of calls on a component, under a debugger. The folder that it is started in holds the solution, kode.json and
 * `case.json`: the arguments on the wire. In the main thread, with nothing replaced: what is seen is the solution.
 */
import { readFileSync } from 'node:fs';
import { fromWire } from '../../engine/values/wire.ts';
import { isComponent, loadComponent } from './component.ts';
import type { ComponentFile, LoadedComponent, Made } from './component.ts';
import { loadSolution } from './load.ts';
import type { HarnessFile, LoadProblem } from './load.ts';
import { Nodes } from './nodes.ts';
import { codeOf } from './calls.ts';
import { FUNCTIONS } from './functions.ts';
import { GivenClock, readSequence } from './sequence.ts';
import type { FunctionFor, SentJson } from './sequence.ts';

async function main(): Promise<void> {
  const config = JSON.parse(readFileSync('kode.json', 'utf8')) as HarnessFile | ComponentFile;
  const json = JSON.parse(readFileSync('case.json', 'utf8')) as readonly unknown[];
  if (isComponent(config)) {
    const found = await loadComponent(config);
    if ('problem' in found) complain(found);
    else await showSequence(config, found, json as SentJson);
    return;
  }
  const solution = await loadSolution(config);
  if ('problem' in solution) {
    complain(solution);
    return;
  }
  const nodes = new Nodes(solution.nodes);
  const args = config.params.map(({ type }, i) => nodes.link(fromWire(json[i], type), type));
  const result = solution.target()(...args);
  if (config.returns.kind !== 'void') console.log('returned', result);
  config.params.forEach(({ name, role }, i) => {
    if (role === 'inout') console.log(`${name} after the call`, args[i]);
  });
}

function complain({ problem: { type, message, line } }: LoadProblem): void {
  console.error(`${type === '' ? '' : `${type}: `}${message}${line > 0 ? ` (line ${line})` : ''}`);
  process.exitCode = 1;
}

/** What is awaited is there at once. */
const functionFor: FunctionFor = (name, { awaited }) => {
  const plain = FUNCTIONS[name];
  return awaited ? (text: string) => Promise.resolve(plain?.(text)) : plain;
};

/** Prints each call before it is made, and what it gave. An error without a code of the problem ends it, uncaught. */
async function showSequence(
  config: ComponentFile,
  { cls, nodes }: LoadedComponent,
  json: SentJson,
): Promise<void> {
  const { args, steps, start } = readSequence(json, config, new Nodes(nodes), functionFor);
  const { clock: hasClock, codes, methods } = config.component;
  const clock = new GivenClock();
  clock.time = start;
  const refused = (error: unknown): void => {
    const code = codeOf(error);
    if (code === null || !codes.includes(code)) throw error;
    console.log('refused with', code);
  };
  let made: Made;
  console.log('new', cls.name, ...args);
  try {
    made = new cls(...args, ...(hasClock ? [clock.shown] : []));
  } catch (error) {
    refused(error);
    return;
  }
  for (const step of steps) {
    if (step.method < 0) {
      clock.time += step.args[0] as number;
      console.log('the clock goes on to', clock.time);
      continue;
    }
    const { names, awaits } = methods[step.method] as (typeof methods)[number];
    const name = names.find((one) => typeof made[one] === 'function') ?? names[0] ?? '';
    console.log(name, ...step.args);
    try {
      const given = made[name]?.(...step.args);
      console.log('returned', awaits ? await given : given);
    } catch (error) {
      refused(error);
    }
  }
}

void main();
