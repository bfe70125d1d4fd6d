/** The loop over the cases. */
import * as fs from 'node:fs';
import { runProgram } from '../../engine/values/made.ts';
import type { ValueType } from '../../engine/values/type.ts';
import { fromWire } from '../../engine/values/wire.ts';
import { cpuUsage, now, reply, show, textOf, timesSince } from './answers.ts';
import type { Times } from './answers.ts';
import { awaitedCaller, isAwaited } from './awaited.ts';
import { isComponent, loadComponent } from './component.ts';
import type { ComponentFile } from './component.ts';
import { loadSolution } from './load.ts';
import type { HarnessFile, LoadProblem, Loaded } from './load.ts';
import { Mismatch, Nodes } from './nodes.ts';
import { lineOf, messageOf, nameOf } from './problems.ts';
import { sequenceCaller } from './sequence.ts';
import { LineReader, printAtOnce, writeReply } from './wireIo.ts';

/** Held from the start: a solution may replace them. */
const { parse, stringify } = JSON;

/** Thrown by `process.exit` in a solution. */
class ExitCalled extends Error {
  constructor(code: number | string | null | undefined) {
    super(`it called process.exit(${code ?? ''}); a solution returns its answer`);
    this.name = 'ExitCalled';
  }
}

/** @param goTo changes the folder of the process, which a thread cannot do itself */
export async function serve(goTo: (folder: string) => void): Promise<void> {
  printAtOnce();
  const exit = process.exit.bind(process);
  process.exit = (code) => {
    throw new ExitCalled(code);
  };
  const lines = new LineReader();
  let call: Answering | LoadProblem | null = null;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith('"')) {
      goTo(parse(line) as string);
    } else if (line === '["hello"]') {
      call ??= await prepare(parse(fs.readFileSync('kode.json', 'utf8')) as HarnessFile | ComponentFile);
      writeReply('problem' in call ? `["load",${stringify(call.problem)}]` : '["ready"]');
    } else if (typeof call === 'function') {
      const answer = call(line);
      writeReply(typeof answer === 'string' ? answer : await answer);
    }
  }
  exit(0);
}

/** Answers requests; at once, unless a component waits for something. */
type Answering = (request: string) => string | Promise<string>;

/** What answers the requests of a build. */
async function prepare(config: HarnessFile | ComponentFile): Promise<Answering | LoadProblem> {
  if (isComponent(config)) {
    const found = await loadComponent(config);
    if ('problem' in found) return found;
    return isAwaited(config) ? awaitedCaller(config, found) : sequenceCaller(config, found);
  }
  const loaded = await loadSolution(config);
  return 'problem' in loaded ? loaded : caller(config, loaded);
}

function caller(config: HarnessFile, solution: Loaded): (request: string) => string {
  const { params, returns, keepsLines } = config;
  const nodes = new Nodes(solution.nodes);
  const unchanged = params.flatMap((param, i) => (param.role === 'unchanged' ? [i] : []));
  const inout = params.flatMap((param, i) => (param.role === 'inout' ? [i] : []));

  return (request) => {
    const [id, json] = parse(request) as [number, readonly unknown[]];
    const args = params.map(({ type }, i) => nodes.link(fromWire(jsonOf(json[i], type), type), type));
    const before = unchanged.map((i) => stringify(json[i]));
    let started = 0;
    let worked: NodeJS.CpuUsage | undefined;
    let times: Times;
    let result: unknown;
    try {
      const target = solution.target();
      worked = cpuUsage();
      started = now();
      result = target(...args);
      times = timesSince(started, worked);
    } catch (error) {
      times = worked === undefined ? { ms: 0, cpuUs: 0 } : timesSince(started, worked);
      const line = keepsLines ? lineOf(error) : 0;
      return reply(id, times, 2, stringify({ type: nameOf(error), message: messageOf(error), line }));
    }
    let text: string;
    try {
      text = [
        textOf(nodes, result, returns, 'result'),
        ...inout.map((i) =>
          textOf(nodes, args[i], (params[i] as HarnessFile['params'][number]).type, 'inout'),
        ),
      ].join(',');
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      return reply(id, times, 3, stringify({ shown: error.shown ?? show(result), why: error.message }));
    }
    for (const [k, i] of unchanged.entries()) {
      const { name, type } = params[i] as HarnessFile['params'][number];
      let after: string;
      try {
        after = textOf(nodes, args[i], type, 'unchanged');
      } catch (error) {
        if (!(error instanceof Mismatch)) throw error;
        after = 'null';
      }
      if (after !== before[k]) {
        return reply(id, times, 1, `[${text}],{"changed":${stringify(name)},"now":${after}}`);
      }
    }
    return reply(id, times, 0, `[${text}]`);
  };
}

/** The JSON value of an argument, made where a program stands for it (see `engine/values/made.ts`). */
function jsonOf(arg: unknown, type: ValueType): unknown {
  return type.kind === 'array' && typeof arg === 'object' && arg !== null && '$' in arg
    ? runProgram(arg.$ as readonly number[])
    : arg;
}
