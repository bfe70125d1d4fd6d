/**
 * Compilers that stay: one process for each way to start it, which does one piece of work after the other and ends when
 * nobody has asked for a while. It runs no learner's code.
 */
import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { CancelledError } from '../engine/grading/request.ts';
import type { CancelSignal } from '../engine/ports.ts';
import type { Invocation } from './commands.ts';
import { launch } from './launch.ts';
import { LineReader } from './lineReader.ts';
import type { ExitGuard, ProcessTree } from './processTree.ts';

export interface ServerAnswer {
  readonly exitCode: number | null;
  readonly output: string;
  readonly timedOut: boolean;
}

const IDLE_MS = 5 * 60_000;
/** A compiler that has served so often starts afresh: what it holds on to stays bounded. */
const MOST_USES = 500;

export class CompileServers {
  private readonly guard: ExitGuard;
  private readonly idleMs: number;
  private readonly servers = new Map<string, Promise<Server>>();
  /** The end of the queue for each server. */
  private readonly queues = new Map<string, Promise<unknown>>();
  private disposed = false;

  constructor(guard: ExitGuard, idleMs = IDLE_MS) {
    this.guard = guard;
    this.idleMs = idleMs;
  }

  /**
   * Has the work done by the process that `start` starts, after the work that it was given before.
   * @throws CancelledError; any other error where the process does not start, or ends without an answer
   */
  async run(
    start: Invocation,
    args: readonly string[],
    timeoutMs: number,
    signal: CancelSignal,
  ): Promise<ServerAnswer> {
    const key = JSON.stringify([start.file, start.args, start.env]);
    const before = this.queues.get(key) ?? Promise.resolve();
    const work = before.then(async () => {
      if (signal.aborted || this.disposed) throw new CancelledError();
      const server = await this.server(key, start);
      return server.ask(args, timeoutMs, signal);
    });
    const settled = work.catch(() => undefined);
    this.queues.set(key, settled);
    void settled.then(() => {
      if (this.queues.get(key) === settled) this.queues.delete(key);
    });
    return work;
  }

  /** Ends all of them. */
  async dispose(): Promise<void> {
    this.disposed = true;
    const running = [...this.servers.values()];
    this.servers.clear();
    await Promise.all(running.map((one) => one.then((server) => server.end()).catch(() => undefined)));
  }

  private async server(key: string, start: Invocation): Promise<Server> {
    const running = this.servers.get(key);
    if (running !== undefined) {
      const server = await running.catch(() => null);
      if (server?.isUsable === true) return server;
      await server?.end();
    }
    const started = startServer(start, this.guard, this.idleMs);
    this.servers.set(key, started);
    return started;
  }
}

async function startServer(
  { file, args, env }: Invocation,
  guard: ExitGuard,
  idleMs: number,
): Promise<Server> {
  // A folder that nobody removes; what it complains about itself is of no use to anybody.
  const launched = await launch({ file, args, dir: tmpdir(), env, stdio: ['pipe', 'pipe', 'ignore'] });
  guard.add(launched.tree);
  return new Server(launched.child, launched.tree, guard, idleMs);
}

interface Waiting {
  resolve(line: string): void;
  reject(error: Error): void;
}

class Server {
  private readonly tree: ProcessTree;
  private readonly guard: ExitGuard;
  private readonly idleMs: number;
  private readonly input: Writable;
  private readonly lines = new LineReader();
  private waiting: Waiting | null = null;
  private idle: NodeJS.Timeout | undefined;
  private gone = false;
  private uses = 0;

  constructor(child: ChildProcess, tree: ProcessTree, guard: ExitGuard, idleMs: number) {
    this.tree = tree;
    this.guard = guard;
    this.idleMs = idleMs;
    this.input = child.stdin as Writable;
    const output = child.stdout as Readable;
    this.input.on('error', () => undefined);
    output.on('error', () => undefined);
    output.on('data', (chunk: Buffer) => {
      for (const line of this.lines.feed(chunk)) this.waiting?.resolve(line);
      if (this.lines.overflowed) void this.end();
    });
    child.once('close', () => void this.end());
    // It must not keep a process alive that has nothing else to do; while it works, a timer does.
    child.unref();
    for (const stream of [this.input, output]) {
      if (stream instanceof Socket) stream.unref();
    }
  }

  get isUsable(): boolean {
    return !this.gone && this.uses < MOST_USES;
  }

  async ask(args: readonly string[], timeoutMs: number, signal: CancelSignal): Promise<ServerAnswer> {
    clearTimeout(this.idle);
    this.uses += 1;
    let timer: NodeJS.Timeout | undefined;
    let timedOut = false;
    const cancel = (): void => void this.end();
    try {
      signal.addEventListener('abort', cancel);
      const line = await new Promise<string>((resolve, reject) => {
        if (this.gone) {
          reject(new Error('The compiler that stays has ended.'));
          return;
        }
        this.waiting = { resolve, reject };
        timer = setTimeout(() => {
          timedOut = true;
          void this.end();
        }, timeoutMs);
        this.input.write(`${JSON.stringify(args)}\n`);
      });
      const [exitCode, output] = JSON.parse(line) as [number, string];
      return { exitCode, output, timedOut: false };
    } catch (error) {
      if (signal.aborted) throw new CancelledError();
      if (timedOut) return { exitCode: null, output: '', timedOut: true };
      await this.end();
      throw error;
    } finally {
      this.waiting = null;
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      if (!this.gone) {
        this.idle = setTimeout(() => void this.end(), this.idleMs);
        this.idle.unref();
      }
    }
  }

  /** Idempotent; resolves when nothing of it is left. */
  async end(): Promise<void> {
    const first = !this.gone;
    this.gone = true;
    clearTimeout(this.idle);
    this.waiting?.reject(new Error('The compiler that stays has ended.'));
    await this.tree.kill();
    if (first) this.guard.delete(this.tree);
  }
}
