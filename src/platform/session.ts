/**
 * A running solution: lines to it on one descriptor, lines from it on another, limits on what it uses meanwhile.
 *
 * Everything that a solution does to its descriptors or to itself ends up in one `SessionEnd`; nothing of it may throw here.
 */
import type { ChildProcess } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  CancelSignal,
  CaseLine,
  Exchange,
  Session,
  SessionEnd,
  SessionLimits,
} from '../engine/ports.ts';
import type { Capture } from './capture.ts';
import { LineReader } from './lineReader.ts';
import type { ExitGuard, ProcessTree } from './processTree.ts';

/** How often memory and printed bytes are looked at, and the number of processes at every second look. */
const TICK_MS = 25;
/** How long a process is watched before it is called waiting: long enough for a few turns on a busy machine. */
const DIAGNOSIS_MS = 40;
const DIAGNOSIS_LOOKS = 4;
/** Share of the diagnosis that a loop uses at least; waiting programs stay under a hundredth. */
const BUSY_SHARE = 0.25;
/**
 * How long a process that is late may take to say where it is, how often that is looked at, and when it seems to be all. On a
 * machine with more to do than it can, everything takes so many times longer, up to a second.
 */
const TRACE_MS = 300;
const MOST_TRACE_MS = 1_000;
const TRACE_LOOK_MS = 10;
const TRACE_STILL_LOOKS = 10;
const TRACE_BYTES = 256 * 1024;
/** Time for the exit to be seen after the descriptors were closed, or for the last replies after the exit. */
const GRACE_MS = 500;
/** Requests are handed over in pieces of about this size, the next one when the pipe has taken the last. */
const WRITE_CHARS = 64 * 1024;

export interface SessionParts {
  readonly child: ChildProcess;
  readonly tree: ProcessTree;
  readonly capture: Capture;
  /** Where requests go and replies come from: descriptors 3 and 4 of the process, or its stdin and stdout. */
  readonly requests: Writable;
  readonly replies: Readable;
  readonly limits: SessionLimits;
  readonly signal: CancelSignal;
  readonly guard: ExitGuard;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

interface Running {
  readonly cases: readonly CaseLine[];
  readonly replies: string[];
  readonly resolve: (exchange: Exchange) => void;
  /** Index of the first case that was not handed to the pipe yet. */
  written: number;
  lastReplyAt: number;
  timer: NodeJS.Timeout | undefined;
}

export class ProcessSession implements Session {
  private readonly parts: SessionParts;
  private readonly lines = new LineReader();
  /** Lines that came before anybody asked. */
  private readonly early: string[] = [];
  private readonly exited: Promise<void>;
  private readonly ticking: NodeJS.Timeout;
  private running: Running | null = null;
  private end: SessionEnd | null = null;
  private repliesEnded = false;
  /** Where in the capture the solution's own output ends. */
  private printedTo = Infinity;
  private peakBytes = 0;
  private ticks = 0;
  private looking = false;
  private disposing: Promise<void> | null = null;

  constructor(parts: SessionParts) {
    this.parts = parts;
    const { child, requests, replies, signal } = parts;
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, by) => {
        resolve();
        void this.afterExit(code, by);
      });
    });
    // A closed descriptor is an error here before the exit is known; only the exit says what it was.
    requests.on('error', () => undefined);
    replies.on('error', () => undefined);
    requests.once('close', () => void this.afterClose());
    replies.on('data', (chunk: Buffer) => this.receive(chunk));
    replies.once('close', () => {
      this.repliesEnded = true;
      void this.afterClose();
    });
    signal.addEventListener('abort', this.onAbort);
    this.ticking = setInterval(() => void this.look(), TICK_MS);
    this.ticking.unref();
    if (signal.aborted) this.onAbort();
  }

  exchange(cases: readonly CaseLine[]): Promise<Exchange> {
    if (this.running !== null) throw new Error('The session is in an exchange already.');
    if (this.end !== null) return Promise.resolve({ replies: [], end: this.end });
    return new Promise((resolve) => {
      this.running = {
        cases,
        replies: [],
        resolve,
        written: 0,
        lastReplyAt: this.parts.now(),
        timer: undefined,
      };
      this.take(this.early.splice(0));
      if (this.running === null) return;
      this.armDeadline();
      if (this.parts.replies.isPaused()) this.parts.replies.resume();
      this.pump();
    });
  }

  printed(from: number, to: number, limit: number): Promise<string> {
    return this.parts.capture.text(from, Math.min(to, this.printedTo), limit);
  }

  highWaterBytes(): number | null {
    return this.parts.tree.highWaterBytes();
  }

  dispose(): Promise<void> {
    return (this.disposing ??= this.close());
  }

  private readonly onAbort = (): void => {
    this.finish({ reason: 'cancelled', exitCode: null, signal: null, busy: null });
  };

  private async close(): Promise<void> {
    const { tree, capture, requests, replies, signal, guard } = this.parts;
    this.onAbort();
    signal.removeEventListener('abort', this.onAbort);
    await Promise.all([tree.kill(), this.exited, closed(requests), closed(replies)]);
    guard.delete(tree);
    capture.close();
  }

  /** The end, whatever it is: the first one counts. */
  private finish(end: SessionEnd): void {
    if (this.end !== null) return;
    this.conclude(end);
  }

  private conclude(end: SessionEnd): void {
    this.end = end;
    clearInterval(this.ticking);
    void this.parts.tree.kill();
    const { running } = this;
    if (running === null) return;
    this.running = null;
    clearTimeout(running.timer);
    running.resolve({ replies: running.replies, end });
  }

  /** Writes as much as the pipe takes; replies are read meanwhile, so neither side waits for the other. */
  private pump(): void {
    const { running } = this;
    const { requests } = this.parts;
    while (running !== null && running === this.running && running.written < running.cases.length) {
      if (requests.destroyed) return;
      let text = '';
      do text += `${running.cases[running.written++]?.line ?? ''}\n`;
      while (text.length < WRITE_CHARS && running.written < running.cases.length);
      if (!requests.write(text)) {
        requests.once('drain', () => this.pump());
        return;
      }
    }
  }

  private receive(chunk: Buffer): void {
    const lines = this.lines.feed(chunk);
    if (this.lines.overflowed) {
      this.finish({ reason: 'output', exitCode: null, signal: null, busy: null });
      return;
    }
    this.take(lines);
  }

  private take(lines: readonly string[]): void {
    const { running } = this;
    if (lines.length === 0 || this.end !== null) return;
    if (running === null) {
      this.keepForLater(lines);
      return;
    }
    const wanted = running.cases.length - running.replies.length;
    for (const line of lines.slice(0, wanted)) running.replies.push(line);
    if (lines.length > wanted) this.keepForLater(lines.slice(wanted));
    running.lastReplyAt = this.parts.now();
    if (running.replies.length < running.cases.length) return;
    if (this.parts.capture.size() > this.parts.limits.outputBytes) {
      // It printed too much and answered all the same, between two looks.
      running.replies.pop();
      this.finish({ reason: 'output', exitCode: null, signal: null, busy: null });
      return;
    }
    this.running = null;
    clearTimeout(running.timer);
    running.resolve({ replies: running.replies, end: null });
  }

  /** What comes unasked is for the next exchange to refuse. More of it stays in the pipe, which makes its writer wait. */
  private keepForLater(lines: readonly string[]): void {
    for (const line of lines) this.early.push(line);
    this.parts.replies.pause();
  }

  /** One timer for the case that is due next; a batch of a thousand replies does not set a thousand timers. */
  private armDeadline(): void {
    const { running } = this;
    if (running === null) return;
    const wait = this.overdueIn(running);
    running.timer = setTimeout(
      () => {
        // Replies that have arrived are read after the timers: only what is missing after that is late.
        setImmediate(() => {
          if (this.running !== running) return;
          if (this.overdueIn(running) > 0) this.armDeadline();
          else void this.diagnose(running);
        });
      },
      Math.max(1, Math.ceil(wait)),
    );
  }

  private overdueIn(running: Running): number {
    const due = running.cases[running.replies.length]?.deadlineMs ?? 0;
    return running.lastReplyAt + due - this.parts.now();
  }

  /** Late: computing or waiting? A reply that still comes meanwhile is taken. */
  private async diagnose(running: Running): Promise<void> {
    const { tree } = this.parts;
    const replies = running.replies.length;
    await tree.refresh();
    const before = await tree.activity();
    const from = this.parts.now();
    let runnable = 0;
    let cpuMs = 0;
    for (let i = 0; i < DIAGNOSIS_LOOKS; i += 1) {
      await delay(DIAGNOSIS_MS / DIAGNOSIS_LOOKS);
      if (this.running !== running) return;
      if (running.replies.length > replies) {
        this.armDeadline();
        return;
      }
      const now = await tree.activity();
      if (now.runnable) runnable += 1;
      cpuMs = now.cpuMs - before.cpuMs;
    }
    // Ready to run most of the time counts too: on a full machine a loop gets few turns.
    const busy = cpuMs > (this.parts.now() - from) * BUSY_SHARE || runnable > DIAGNOSIS_LOOKS / 2;
    if (this.running === running) await this.endLate(busy);
  }

  /** Too late: the verdict stands, whatever comes now. Where the process is, it is asked once, and not for long. */
  private async endLate(busy: boolean): Promise<void> {
    if (this.end !== null) return;
    const end: SessionEnd = { reason: 'time', exitCode: null, signal: null, busy };
    this.end = end;
    const trace = await this.askWhere();
    this.conclude(trace === '' ? end : { ...end, trace });
  }

  private async askWhere(): Promise<string> {
    const { capture, tree, child, limits, now } = this.parts;
    const memory = limits.memoryMb * 1024 * 1024;
    const from = capture.size();
    // What it says of itself is not the solution's.
    this.printedTo = from;
    const crowd = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
    const until = now() + Math.min(MOST_TRACE_MS, TRACE_MS * crowd);
    if (!tree.ask()) return '';
    let size = from;
    let still = 0;
    while (now() < until && this.disposing === null) {
      await Promise.race([this.exited, delay(TRACE_LOOK_MS)]);
      if (child.exitCode !== null || child.signalCode !== null || (await tree.memory(memory)) > memory) break;
      const grown = capture.size();
      still = grown === size && grown > from ? still + 1 : 0;
      size = grown;
      if (still === TRACE_STILL_LOOKS) break;
    }
    return capture.text(from, Infinity, TRACE_BYTES);
  }

  /** Memory, printed bytes, number of processes. */
  private async look(): Promise<void> {
    if (this.looking || this.end !== null) return;
    this.looking = true;
    const { tree, capture, limits } = this.parts;
    const stopFor = (reason: SessionEnd['reason']): void =>
      this.finish({ reason, exitCode: null, signal: null, busy: null });
    try {
      this.ticks += 1;
      if (this.ticks % 2 === 0 && (await tree.refresh(limits.processes)) > limits.processes)
        stopFor('processes');
      const limit = limits.memoryMb * 1024 * 1024;
      const bytes = await tree.memory(limit);
      this.peakBytes = Math.max(this.peakBytes, bytes);
      if (bytes > limit) stopFor('memory');
      else if (this.disposing === null && capture.size() > limits.outputBytes) stopFor('output');
    } finally {
      this.looking = false;
    }
  }

  private async afterExit(exitCode: number | null, signal: string | null): Promise<void> {
    if (this.end !== null) return;
    clearInterval(this.ticking);
    // Children that live on would hold the replies open; without them what is left can be read to its end.
    await this.parts.tree.kill();
    const { replies } = this.parts;
    if (this.running !== null && !this.repliesEnded) {
      await Promise.race([
        new Promise((resolve) => replies.once('close', resolve)),
        delay(GRACE_MS, undefined, { ref: false }),
      ]);
    }
    this.finish({
      reason: this.reasonOf(signal),
      exitCode,
      signal,
      busy: signal === 'SIGXCPU' ? true : null,
    });
  }

  private reasonOf(signal: string | null): SessionEnd['reason'] {
    const { capture, limits } = this.parts;
    if (signal === 'SIGXFSZ' || (this.disposing === null && capture.size() > limits.outputBytes))
      return 'output';
    if (signal === 'SIGXCPU') return 'time';
    // Killed, and not by us: on a machine without memory the kernel was faster.
    if (signal === 'SIGKILL' && this.peakBytes > limits.memoryMb * 1024 * 512) return 'memory';
    return 'exit';
  }

  /** A descriptor was closed. Mostly the process is ending; one that goes on without it can never answer. */
  private async afterClose(): Promise<void> {
    if (this.end !== null) return;
    await Promise.race([this.exited, delay(GRACE_MS, undefined, { ref: false })]);
    if (this.parts.child.exitCode !== null || this.parts.child.signalCode !== null) return;
    this.finish({ reason: 'exit', exitCode: null, signal: null, busy: null });
  }
}

function closed(stream: Readable | Writable): Promise<void> {
  if (stream.closed) return Promise.resolve();
  return new Promise((resolve) => {
    stream.once('close', resolve);
    stream.destroy();
  });
}
