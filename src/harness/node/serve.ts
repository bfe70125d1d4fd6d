/** The loop over the cases. */
import * as fs from 'node:fs';
import { runProgram } from '../../engine/values/made.ts';
import { encode, fromWire, typeMismatch } from '../../engine/values/wire.ts';
import { loadSolution } from './load.ts';
import type { HarnessFile, LoadProblem, Loaded } from './load.ts';
import { Mismatch, Nodes, isLinked } from './nodes.ts';
import type { ValueRole } from './nodes.ts';
import { lineOf, messageOf, nameOf } from './problems.ts';
import { LineReader, printAtOnce, printedSize, writeReply } from './wireIo.ts';

/** Held from the start: a solution may replace them. */
const now = performance.now.bind(performance);
/**
 * Microseconds of the process: its thread's own clock (`threadCpuUsage`) is missing before Node 22 and moves by ticks of
 * the system, so that a call of a millisecond reads as 0. The helper threads of V8 count too; the judge takes the smaller
 * one of this and the wall time.
 */
const cpuUsage = process.cpuUsage.bind(process);
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
  let config: HarnessFile | null = null;
  let loaded: Loaded | LoadProblem | null = null;
  let call: ((request: string) => string) | null = null;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith('"')) {
      goTo(parse(line) as string);
    } else if (line === '["hello"]') {
      config ??= parse(fs.readFileSync('kode.json', 'utf8')) as HarnessFile;
      loaded ??= await loadSolution(config);
      if ('problem' in loaded) {
        writeReply(`["load",${stringify(loaded.problem)}]`);
      } else {
        call ??= caller(config, loaded);
        writeReply('["ready"]');
      }
    } else if (call !== null) {
      writeReply(call(line));
    }
  }
  exit(0);
}

function caller(config: HarnessFile, solution: Loaded): (request: string) => string {
  const { params, returns, keepsLines } = config;
  const nodes = new Nodes(solution.nodes);
  const unchanged = params.flatMap((param, i) => (param.role === 'unchanged' ? [i] : []));
  const inout = params.flatMap((param, i) => (param.role === 'inout' ? [i] : []));

  const textOf = (value: unknown, type: HarnessFile['returns'], role: ValueRole): string => {
    let plain = isLinked(type) ? nodes.unlink(value, type, role) : value;
    let why = typeMismatch(plain, type);
    if (why !== null) {
      plain = withPlainLists(plain);
      why = typeMismatch(plain, type);
    }
    if (why !== null) throw new Mismatch(why);
    return encode(plain, type);
  };

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
        textOf(result, returns, 'result'),
        ...inout.map((i) => textOf(args[i], (params[i] as HarnessFile['params'][number]).type, 'inout')),
      ].join(',');
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      return reply(id, times, 3, stringify({ shown: error.shown ?? show(result), why: error.message }));
    }
    for (const [k, i] of unchanged.entries()) {
      const { name, type } = params[i] as HarnessFile['params'][number];
      let after: string;
      try {
        after = textOf(args[i], type, 'unchanged');
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
function jsonOf(arg: unknown, type: HarnessFile['returns']): unknown {
  return type.kind === 'array' && typeof arg === 'object' && arg !== null && '$' in arg
    ? runProgram(arg.$ as readonly number[])
    : arg;
}

interface Times {
  readonly ms: number;
  readonly cpuUs: number;
}

function timesSince(started: number, worked: NodeJS.CpuUsage): Times {
  const ms = now() - started;
  const { user, system } = cpuUsage(worked);
  return { ms, cpuUs: user + system };
}

function reply(id: number, { ms, cpuUs }: Times, status: number, rest: string): string {
  return `[${id},${Math.round(ms * 1e6)},${cpuUs * 1000},${printedSize()},${status},${rest}]`;
}

/** Typed arrays count as lists. */
function withPlainLists(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as unknown as ArrayLike<unknown>);
  }
  return Array.isArray(value) ? value.map(withPlainLists) : value;
}

function show(value: unknown): string {
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
