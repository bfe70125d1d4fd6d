/** Builds and runs solutions with the real toolchains, as plainly as can be: no limits, no cache, one process at a time. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import * as esbuild from 'esbuild';
import type { Param, Signature } from '../../../src/engine/catalog/model.ts';
import type { Message } from '../../../src/engine/grading/report.ts';
import { parseLoadReply, parseReply } from '../../../src/engine/grading/reply.ts';
import type { LoadReply, Reply } from '../../../src/engine/grading/reply.ts';
import type {
  Command,
  Crash,
  LanguageAdapter,
  SolutionSource,
  ToolchainSpec,
} from '../../../src/engine/languages/language.ts';
import { parseType } from '../../../src/engine/values/type.ts';
import { encodeArgs } from '../../../src/engine/values/wire.ts';
import { invocationOf } from '../../../src/platform/commands.ts';
import { createTypeStripper } from '../../../src/platform/typeStripper.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const scratch: string[] = [];

after(() => {
  for (const dir of scratch) fs.rmSync(dir, { recursive: true, force: true });
});

/** `sign('rotate', ['a: int[] inout', 'k: int'], 'void')`. Domains play no part here. */
export function sign(name: string, params: readonly string[], returns: string): Signature {
  return {
    name,
    params: params.map((text) => {
      const [, param, type, role] = /^(\w+): (\S+)(?: (\w+))?$/.exec(text) as RegExpExecArray;
      return {
        name: param as string,
        type: parseType(type as string),
        role: (role ?? 'in') as Param['role'],
        domain: { kind: 'bool' },
      };
    }),
    returns: parseType(returns),
  };
}

export const typeStripper = createTypeStripper();

let harness: Promise<string> | undefined;

/** A harness folder as the build of Kode lays it out. */
export function harnessFolder(): Promise<string> {
  harness ??= (async () => {
    const folder = makeDir('kode harness ');
    fs.cpSync(path.join(ROOT, 'src/harness'), folder, { recursive: true });
    await esbuild.build({
      entryPoints: [path.join(ROOT, 'src/harness/node/main.ts')],
      outfile: path.join(folder, 'node/main.cjs'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      logLevel: 'error',
    });
    return folder;
  })();
  return harness;
}

function makeDir(prefix: string): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  scratch.push(dir);
  return dir;
}

export interface Built {
  readonly dir: string;
  readonly adapter: LanguageAdapter;
  readonly signature: Signature;
  readonly source: SolutionSource;
  readonly ms: number;
}

/** The complaints of a build that failed. */
export class BuildFailure extends Error {
  readonly messages: readonly Message[];
  constructor(messages: readonly Message[]) {
    super(messages.map((one) => `${one.line}:${one.column}: ${one.text}`).join('\n'));
    this.messages = messages;
  }
}

export function sourceOf(adapter: LanguageAdapter, text: string): SolutionSource {
  return { path: `/home/ann/übung 1/solution${adapter.extensions[0]}`, text: text.replace(/^\uFEFF/, '') };
}

export async function build(adapter: LanguageAdapter, text: string, signature: Signature): Promise<Built> {
  const source = sourceOf(adapter, text);
  const startedAt = performance.now();
  const plan = await adapter.plan(source, signature, typeStripper);
  const dir = makeDir(`kode bäu ${adapter.id} `);
  for (const file of plan.files) {
    const target = path.join(dir, file.path);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    if ('text' in file) fs.writeFileSync(target, file.text);
    else fs.copyFileSync(path.join(await harnessFolder(), file.asset), target);
  }
  for (const command of plan.commands) {
    const child = start(await harnessFolder(), command, dir, ['ignore', 'pipe', 'pipe']);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => (output += part));
    child.stderr?.setEncoding('utf8').on('data', (part: string) => (output += part));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new BuildFailure(adapter.compileMessages(output, source, signature));
  }
  return { dir, adapter, signature, source, ms: performance.now() - startedAt };
}

function start(
  folder: string,
  command: Command,
  dir: string,
  stdio: ('ignore' | 'pipe' | number)[],
  /** With a limit of CPU time, as Kode starts solutions: some clocks get coarse by it. */
  limited = false,
): ChildProcess {
  const { tool } = command;
  const fixed = tool === null || tool === 'node' ? null : { path: toolPath(tool), version: '' };
  const { file, args, env } = invocationOf(command, fixed, dir, folder);
  const program = tool === 'node' ? (process.env['KODE_TEST_NODE'] ?? process.execPath) : file;
  const shell = limited && process.platform !== 'win32';
  const line = shell
    ? ['/bin/sh', '-c', 'ulimit -t 900; exec "$@"', 'sh', program, ...args]
    : [program, ...args];
  return spawn(line[0] as string, line.slice(1), {
    cwd: dir,
    stdio,
    env,
  });
}

const toolPaths = new Map<string, string>();

/** The executable behind a shim; `KODE_TEST_PYTHON=/path` and the like name another one. */
export function toolPath(tool: ToolchainSpec): string {
  const known = toolPaths.get(tool.id);
  if (known !== undefined) return known;
  let found = process.env[`KODE_TEST_${tool.id.toUpperCase()}`] ?? tool.commands[0] ?? tool.id;
  if (tool.realPathArgs !== null) {
    const answer = spawnSync(found, tool.realPathArgs, { encoding: 'utf8' }).stdout.trim();
    if (answer !== '') found = path.join(answer, ...(tool.realPathInside ?? []));
  }
  toolPaths.set(tool.id, found);
  return found;
}

/** How a process ended before it answered. */
export interface Died {
  readonly code: number | null;
  readonly signal: string | null;
  readonly crash: Crash | null;
  readonly output: string;
}

/** A report of where a program is has ended when nothing came for so long; and it is not waited for longer than that. */
const TRACE_REST_MS = 300;
const MOST_TRACE_MS = 10_000;

export class Run {
  private readonly built: Built;
  private readonly child: ChildProcess;
  private readonly capture: string;
  private readonly waiting: ((line: string | null) => void)[] = [];
  private readonly lines: string[] = [];
  private readonly closed: Promise<unknown>;
  private ended = false;
  private nextId = 1;

  constructor(built: Built, folder: string) {
    this.built = built;
    this.capture = path.join(built.dir, 'printed.txt');
    const fd = fs.openSync(this.capture, 'a');
    fs.ftruncateSync(fd);
    this.child = start(folder, built.adapter.run(256), built.dir, ['ignore', fd, fd, 'pipe', 'pipe'], true);
    fs.closeSync(fd);
    this.closed = once(this.child, 'close');
    let rest: string[] = [];
    const replies = this.child.stdio[4] as Readable;
    replies.setEncoding('utf8').on('data', (part: string) => {
      rest.push(part);
      if (!part.includes('\n')) return;
      const parts = rest.join('').split('\n');
      rest = [parts.pop() as string];
      for (const line of parts) {
        const taker = this.waiting.shift();
        if (taker === undefined) this.lines.push(line);
        else taker(line);
      }
    });
    replies.on('close', () => {
      this.ended = true;
      for (const taker of this.waiting.splice(0)) taker(null);
    });
    (this.child.stdio[3] as Writable).on('error', () => undefined);
  }

  /** Sends lines as they are. */
  send(text: string): void {
    (this.child.stdio[3] as Writable).write(text);
  }

  /** The next line, or null where the process ended. */
  receive(): Promise<string | null> {
    const line = this.lines.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (this.ended) return Promise.resolve(null);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async hello(): Promise<LoadReply | Died> {
    this.send('["hello"]\n');
    const line = await this.receive();
    return line === null ? this.died() : parseLoadReply(line);
  }

  async call(...args: readonly unknown[]): Promise<Reply | Died> {
    return this.callWire(encodeArgs(args, this.built.signature));
  }

  async callWire(args: string): Promise<Reply | Died> {
    const id = this.nextId;
    this.nextId += 1;
    this.send(`[${id},${args}]\n`);
    const line = await this.receive();
    return line === null ? this.died() : parseReply(line, id);
  }

  printed(from = 0, to?: number): string {
    return fs.readFileSync(this.capture).subarray(from, to).toString('utf8');
  }

  /** Resident memory in MiB, where the system tells; 0 elsewhere. */
  rss(): number {
    try {
      const status = fs.readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      return 0;
    }
  }

  private async died(): Promise<Died> {
    await this.closed;
    const output = this.printed();
    return {
      code: this.child.exitCode,
      signal: this.child.signalCode,
      crash: this.built.adapter.crash(output, this.built.source),
      output,
    };
  }

  /** Asks a program that does not answer where it is, as the engine does; what it printed when it had no more to say. */
  async askWhere(): Promise<string> {
    this.child.kill('SIGQUIT');
    let before = '';
    // Nothing says that a report is over: some programs end with it, the others have said all when no more comes.
    for (const startedAt = performance.now(); performance.now() - startedAt < MOST_TRACE_MS;) {
      await Promise.race([this.closed, new Promise((resolve) => setTimeout(resolve, TRACE_REST_MS))]);
      const now = this.printed();
      if (now !== '' && now === before) break;
      before = now;
    }
    return before;
  }

  /** Ends it, whatever it does. */
  async end(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.closed;
  }

  /** Ends the requests, as the engine does when it has no more; resolves to the exit code. */
  async close(): Promise<number | null> {
    (this.child.stdio[3] as Writable).end();
    await this.closed;
    return this.child.exitCode;
  }
}

/** Starts a built solution; the caller closes it. */
export async function open(built: Built): Promise<Run> {
  return new Run(built, await harnessFolder());
}

/** Builds, loads, and hands over a run; the process is gone afterwards. */
export async function withRun<T>(
  adapter: LanguageAdapter,
  text: string,
  signature: Signature,
  use: (run: Run) => Promise<T>,
): Promise<T> {
  const run = await open(await build(adapter, text, signature));
  try {
    return await use(run);
  } finally {
    await run.close();
  }
}

/** Loads and makes one call. */
export async function callOnce(
  adapter: LanguageAdapter,
  text: string,
  signature: Signature,
  ...args: readonly unknown[]
): Promise<Reply | Died> {
  return withRun(adapter, text, signature, async (run) => {
    const loaded = await run.hello();
    if (!('ok' in loaded) || !loaded.ok) throw new Error(`does not load: ${JSON.stringify(loaded)}`);
    return run.call(...args);
  });
}
