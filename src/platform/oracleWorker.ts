/** Oracles in threads: a reference that loops, crashes or eats memory costs its own thread and nothing else. */
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { SequenceView } from '../engine/components/view.ts';
import type { Judgement } from '../engine/grading/judgement.ts';
import type { Log, OracleCase, Oracles, OracleWorker } from '../engine/ports.ts';
import { OracleError } from '../engine/ports.ts';
import type {
  OracleAnswer,
  OracleCall,
  OracleSpec,
  OracleThreadData,
  OracleValue,
} from './oracleProtocol.ts';

export interface OraclesOptions {
  /** The file that the thread runs: `oracleThread`, as it lies after bundling. */
  readonly threadPath: string;
  /** Full path of a problem's compiled reference. */
  readonly modulePath: (problemId: string) => string;
  /** @throws NotGradedError for a problem that has none */
  readonly spec: (problemId: string) => Promise<OracleSpec>;
  readonly log: Log;
  /** Milliseconds for one call. */
  readonly timeoutMs?: number;
  readonly heapMb?: number;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_HEAP_MB = 1024;
const SHOWN_INPUT = 400;

type Call<Method extends OracleCall['method']> = Omit<Extract<OracleCall, { method: Method }>, 'id'>;
type AnyCall = Call<'load'> | Call<'next'> | Call<'expect'> | Call<'judge'> | Call<'describe'>;

/**
 * Oracles that keep the last thread for the next grading of the same problem: a learner grades one problem many times, and
 * a start costs more than the small cases. The caller's `dispose` of a worker gives it back.
 */
export class ThreadOracles implements Oracles {
  private readonly options: OraclesOptions;
  private idle: { readonly key: string; readonly thread: OracleThread } | null = null;
  private disposed = false;

  constructor(options: OraclesOptions) {
    this.options = options;
  }

  async open(problemId: string): Promise<OracleWorker> {
    const { options } = this;
    const modulePath = options.modulePath(problemId);
    const [of, changed] = await Promise.all([options.spec(problemId), changeOf(modulePath)]);
    const key = `${problemId} ${changed}`;
    let thread: OracleThread;
    if (this.idle?.key === key) {
      thread = this.idle.thread;
      this.idle = null;
      thread.wake();
    } else thread = new OracleThread(problemId, modulePath, of, options);
    return {
      next: (phase, seed, from, count, constants) => thread.next(phase, seed, from, count, constants),
      expect: (inputs) => thread.expect(inputs),
      judge: (args, want, got) => thread.judge(args, want, got),
      describe: (args, got) => thread.describe(args, got),
      dispose: () => this.giveBack(key, thread),
    };
  }

  /** Ends the thread that is kept; those in use end with their own `dispose`. */
  async dispose(): Promise<void> {
    this.disposed = true;
    const { idle } = this;
    this.idle = null;
    await idle?.thread.end();
  }

  private async giveBack(key: string, thread: OracleThread): Promise<void> {
    // One with a call under way may be in a loop; nobody waits for that.
    if (this.disposed || thread.isBusy || thread.isBroken) return thread.end();
    if (this.idle?.thread === thread) return;
    const before = this.idle;
    thread.rest();
    this.idle = { key, thread };
    await before?.thread.end();
  }
}

interface Pending {
  readonly call: OracleCall;
  readonly resolve: (value: OracleValue) => void;
  readonly reject: (error: Error) => void;
}

class OracleThread {
  private readonly problemId: string;
  private readonly timeoutMs: number;
  private readonly worker: Worker;
  private readonly progress = new SharedArrayBuffer(4);
  /** In the order of the calls, which is the order of the answers. */
  private readonly pending: Pending[] = [];
  private timer: NodeJS.Timeout | undefined;
  private broken: OracleError | null = null;
  private nextId = 1;

  constructor(problemId: string, modulePath: string, of: OracleSpec, options: OraclesOptions) {
    this.problemId = problemId;
    this.timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.worker = new Worker(options.threadPath, {
      workerData: { modulePath, of, progress: this.progress } satisfies OracleThreadData,
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? DEFAULT_HEAP_MB },
      // Nothing of what a reference prints may reach the output of a command.
      stdout: true,
      stderr: true,
      env: {},
      execArgv: [],
    });
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      stream.on('data', (text: Buffer) =>
        options.log.info(`The reference of ${problemId} printed: ${String(text)}`),
      );
    }
    this.worker.on('message', (answer: OracleAnswer) => this.receive(answer));
    this.worker.on('error', (error) => this.break(`its thread failed: ${error.message}`));
    this.worker.on('exit', () => this.break('its thread ended'));
    // Says early that a reference does not load; whoever calls meets the same error.
    this.call({ method: 'load' }).catch(() => undefined);
  }

  get isBusy(): boolean {
    return this.pending.length > 0;
  }

  get isBroken(): boolean {
    return this.broken !== null;
  }

  async next(
    phase: string,
    seed: number,
    from: number,
    count: number,
    constants: readonly (number | bigint)[] = [],
  ): Promise<readonly OracleCase[]> {
    return (await this.call({
      method: 'next',
      phase,
      seed,
      from,
      count,
      constants,
    })) as readonly OracleCase[];
  }

  async expect(inputs: readonly string[]): Promise<readonly (OracleCase | null)[]> {
    return (await this.call({ method: 'expect', inputs })) as readonly (OracleCase | null)[];
  }

  async judge(args: string, want: string, got: string): Promise<Judgement> {
    return (await this.call({ method: 'judge', args, want, got })) as Judgement;
  }

  async describe(args: string, got: string | null): Promise<SequenceView> {
    return (await this.call({ method: 'describe', args, got })) as SequenceView;
  }

  /** While it rests it does not keep the process alive. */
  rest(): void {
    this.worker.unref();
  }

  wake(): void {
    this.worker.ref();
  }

  async end(): Promise<void> {
    this.break('it was closed');
    await this.worker.terminate();
  }

  private call(call: AnyCall): Promise<OracleValue> {
    if (this.broken !== null) return Promise.reject(this.broken);
    return new Promise((resolve, reject) => {
      const full = { ...call, id: this.nextId } as OracleCall;
      this.nextId += 1;
      this.pending.push({ call: full, resolve, reject });
      if (this.pending.length === 1) this.startTimer();
      this.worker.postMessage(full);
    });
  }

  private receive(answer: OracleAnswer): void {
    const first = this.pending.shift();
    if (first === undefined) return;
    clearTimeout(this.timer);
    if (this.pending.length > 0) this.startTimer();
    if (answer.ok) {
      first.resolve(answer.value);
      return;
    }
    const input = answer.input === null ? '' : `, input ${cut(answer.input)}`;
    const error = new OracleError(
      `${this.problemId}, ${placeOf(first.call, answer.index)}${input}: ${answer.message}`,
    );
    first.reject(error);
    // Without a reference every further call would fail in the same way.
    if (first.call.method === 'load') this.breakWith(error);
  }

  /** Each call has its time from when the thread takes it, not from when it was sent. */
  private startTimer(): void {
    this.timer = setTimeout(() => {
      const [first] = this.pending;
      if (first === undefined) return;
      const place = placeOf(first.call, Atomics.load(new Int32Array(this.progress), 0));
      this.break(`no answer within ${this.timeoutMs / 1000} s, ${place}`);
      void this.worker.terminate();
    }, this.timeoutMs);
  }

  private break(why: string): void {
    this.breakWith(new OracleError(`${this.problemId}: ${why}`));
  }

  private breakWith(error: OracleError): void {
    this.broken ??= error;
    clearTimeout(this.timer);
    for (const { reject } of this.pending.splice(0)) reject(this.broken);
  }
}

/** @param index the case or input that the thread was at */
function placeOf(call: OracleCall, index: number): string {
  switch (call.method) {
    case 'load':
      return 'while loading';
    case 'next':
      return `phase ${call.phase}, seed ${call.seed}, case ${index}`;
    case 'expect':
      return `input ${cut(call.inputs[index] ?? '')}`;
    case 'describe':
      return `describing ${cut(call.args)}`;
    case 'judge':
      return `comparing ${cut(call.got)} for input ${cut(call.args)}`;
  }
}

/** Another text after each build of the content. */
async function changeOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return 'missing';
  }
}

function cut(text: string): string {
  return text.length > SHOWN_INPUT ? `${text.slice(0, SHOWN_INPUT)}… (${text.length} characters)` : text;
}
