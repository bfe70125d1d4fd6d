/** Grading in the broker: what the editor holds in its hands. */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { GradeEvent, Report } from '../engine/grading/report.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { BuildRequest, Grader } from '../engine/grading/request.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { CancelSignal, Log, ToolchainReport } from '../engine/ports.ts';
import type { Snippet, SnippetRun } from '../engine/snippets/snippet.ts';
import type { FromBroker, ToBroker } from './brokerProtocol.ts';
import { isFromBroker } from './brokerProtocol.ts';
import type { DebugRun } from './debugRun.ts';
import { brokerEnvironment } from './environment.ts';
import { fromFailure } from './failures.ts';

export interface BrokerGraderOptions {
  /** Where the extension is installed. */
  readonly extensionFolder: string;
  /** Kode's own storage; the build cache goes below it. */
  readonly storageFolder: string;
  /** Executables named by the user, by toolchain id; '': look on the PATH. */
  readonly toolchains: Readonly<Record<string, string>>;
  readonly log: Log;
  /** The broker's file; the packaged one where absent. */
  readonly brokerPath?: string;
  /** Milliseconds without work after which the broker ends; the next grading starts another. */
  readonly idleMs?: number;
}

export interface BrokerGrader extends Grader {
  doctor(): Promise<readonly ToolchainReport[]>;
  /** Starts the broker where there is none. */
  buildAhead(request: BuildRequest): void;
  /** Builds for a debugger; see `prepareDebugRun`. */
  debugRun(request: BuildRequest, args: string, folder: string): Promise<DebugRun>;
  /** Runs a program out of a lesson; see `createSnippetRunner`. */
  runSnippet(snippet: Snippet, signal: CancelSignal): Promise<SnippetRun>;
  dispose(): void;
}

type Answer = Report | readonly ToolchainReport[] | DebugRun | SnippetRun;

const IDLE_MS = 10 * 60_000;
/** A broker that does not answer to a cancel, or does not end, within this is stuck. */
const STUCK_MS = 3_000;

interface Request {
  readonly onEvent: (event: GradeEvent) => void;
  readonly resolve: (value: Answer) => void;
  readonly reject: (error: Error) => void;
}

export function createBrokerGrader(options: BrokerGraderOptions): BrokerGrader {
  return new BrokerClient(options);
}

class BrokerClient implements BrokerGrader {
  private readonly options: BrokerGraderOptions;
  private broker: Broker | null = null;
  private idleTimer: NodeJS.Timeout | undefined;
  private disposed = false;

  constructor(options: BrokerGraderOptions) {
    this.options = options;
  }

  async grade(...[request, onEvent, signal]: Parameters<Grader['grade']>): Promise<Report> {
    if (signal.aborted) throw new CancelledError();
    return (await this.ask((id) => ({ type: 'grade', id, request }), onEvent, signal)) as Report;
  }

  async doctor(): Promise<readonly ToolchainReport[]> {
    const reports = await this.ask((id) => ({ type: 'doctor', id }));
    return reports as readonly ToolchainReport[];
  }

  async debugRun(request: BuildRequest, args: string, folder: string): Promise<DebugRun> {
    return (await this.ask((id) => ({ type: 'debug', id, request, args, folder }))) as DebugRun;
  }

  async runSnippet(snippet: Snippet, signal: CancelSignal): Promise<SnippetRun> {
    if (signal.aborted) throw new CancelledError();
    return (await this.ask((id) => ({ type: 'snippet', id, snippet }), undefined, signal)) as SnippetRun;
  }

  buildAhead(request: BuildRequest): void {
    if (this.disposed) return;
    const broker = this.alive();
    broker.send({ type: 'build', request });
    this.waitFor(broker);
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.idleTimer);
    this.broker?.end();
    this.broker = null;
  }

  private async ask(
    message: (id: number) => ToBroker,
    onEvent: (event: GradeEvent) => void = () => undefined,
    signal?: CancelSignal,
  ): Promise<Answer> {
    if (this.disposed) throw new CancelledError();
    const broker = this.alive();
    try {
      return await broker.ask(message, onEvent, signal);
    } finally {
      this.waitFor(broker);
    }
  }

  private alive(): Broker {
    if (this.broker?.isAlive !== true) this.broker = new Broker(this.options);
    clearTimeout(this.idleTimer);
    return this.broker;
  }

  /** Ends it when nobody wants anything for a while. */
  private waitFor(broker: Broker): void {
    if (broker !== this.broker || broker.isBusy) return;
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => broker.end(), this.options.idleMs ?? IDLE_MS);
    this.idleTimer.unref();
  }
}

/** One broker process. */
class Broker {
  private readonly child: ChildProcess;
  private readonly log: Log;
  private readonly requests = new Map<number, Request>();
  private nextId = 1;
  /** Its end was asked for. */
  private ended = false;
  /** It has ended. The channel of a process that was killed may look open a moment longer. */
  private gone = false;
  private words = '';

  constructor(options: BrokerGraderOptions) {
    this.log = options.log;
    this.child = fork(options.brokerPath ?? join(options.extensionFolder, 'dist', 'broker.cjs'), [], {
      // The editor's own flags (an inspector port, loaders) are not for it.
      execArgv: [],
      env: brokerEnvironment(),
      // The host's own may be a folder that is removed meanwhile.
      cwd: options.extensionFolder,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child.on('message', (message) => {
      if (isFromBroker(message)) this.receive(message);
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        // Its last words say why it ended.
        this.words = (this.words + String(text)).slice(-4000);
      });
    }
    this.child.on('error', (error) => this.fail(`does not start: ${error.message}`));
    // Not 'exit': its last words are read by then.
    this.child.on('close', (code, signal) => {
      this.fail(`ended unexpectedly (${signal ?? `exit code ${code ?? 'unknown'}`})`);
    });
    this.send({
      type: 'setup',
      setup: {
        extensionFolder: options.extensionFolder,
        cacheFolder: join(options.storageFolder, 'builds'),
        toolchains: options.toolchains,
      },
    });
  }

  get isAlive(): boolean {
    return !this.ended && !this.gone && this.child.connected;
  }

  get isBusy(): boolean {
    return this.requests.size > 0;
  }

  ask(
    message: (id: number) => ToBroker,
    onEvent: (event: GradeEvent) => void,
    signal?: CancelSignal,
  ): Promise<Answer> {
    const id = this.nextId;
    this.nextId += 1;
    let stuck: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      this.send({ type: 'cancel', id });
      stuck = setTimeout(() => {
        this.log.warn('The judge did not answer to a cancel and was ended.');
        this.child.kill('SIGKILL');
      }, STUCK_MS);
    };
    const answered = new Promise<Answer>((resolve, reject) => {
      this.requests.set(id, { onEvent, resolve, reject });
    });
    signal?.addEventListener('abort', cancel);
    this.send(message(id));
    return answered
      .catch((error: unknown) => {
        throw signal?.aborted === true ? new CancelledError() : error;
      })
      .finally(() => {
        clearTimeout(stuck);
        signal?.removeEventListener('abort', cancel);
      });
  }

  /** It cleans up and ends once the channel is closed. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    for (const { reject } of this.requests.values()) reject(new CancelledError());
    this.requests.clear();
    if (this.child.connected) this.child.disconnect();
    const stuck = setTimeout(() => this.child.kill('SIGKILL'), STUCK_MS);
    stuck.unref();
    this.child.once('exit', () => clearTimeout(stuck));
  }

  send(message: ToBroker): void {
    // A closed channel shows in 'close', which answers everything.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private receive(message: FromBroker): void {
    if (message.type === 'log') {
      this.log[message.level](message.text);
      return;
    }
    const request = this.requests.get(message.id);
    if (request === undefined) return;
    if (message.type === 'event') {
      request.onEvent(message.event);
      return;
    }
    this.requests.delete(message.id);
    if (message.type === 'report') request.resolve(message.report);
    else if (message.type === 'toolchains') request.resolve(message.toolchains);
    else if (message.type === 'debugRun' || message.type === 'snippetRun') request.resolve(message.run);
    else request.reject(fromFailure(message.failure));
  }

  private fail(how: string): void {
    this.gone = true;
    if (!this.ended) this.log.error(`The judge ${how}. ${this.words}`.trim());
    for (const { reject } of this.requests.values()) {
      reject(
        new NotGradedError(
          `The judge's process ${how}.`,
          'Grade again: Kode starts a new one. If it happens again, "Kode: Show Log" says more.',
        ),
      );
    }
    this.requests.clear();
  }
}
