/**
 * A process that was started before anybody asked, since its start takes longer than a small grading. It waits for its first
 * request, has run nothing of a solution's yet, and serves once.
 */
import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { Capture } from './capture.ts';
import type { ExitGuard, ProcessTree } from './processTree.ts';

export interface Started {
  readonly child: ChildProcess;
  readonly tree: ProcessTree;
  readonly capture: Capture;
}

interface Waiting {
  /** Of all that it was started with. */
  readonly key: string;
  readonly started: Promise<Started | null>;
  readonly idle: NodeJS.Timeout;
}

const IDLE_MS = 5 * 60_000;

/** One process at most: that of the language that was used last. */
export class StartedAhead {
  private readonly guard: ExitGuard;
  private readonly idleMs: number;
  private waiting: Waiting | null = null;
  private disposed = false;

  constructor(guard: ExitGuard, idleMs = IDLE_MS) {
    this.guard = guard;
    this.idleMs = idleMs;
  }

  /** Nothing is started where one with this key waits; one with another key ends. Never rejects. */
  async prepare(key: string, start: () => Promise<Started>): Promise<void> {
    if (this.disposed) return;
    if (this.waiting?.key !== key) {
      const left = this.leave();
      const idle = setTimeout(() => void this.leave(), this.idleMs);
      idle.unref();
      const waiting: Waiting = { key, started: this.start(start), idle };
      this.waiting = waiting;
      await left;
      const started = await waiting.started;
      started?.child.once('exit', () => {
        if (this.waiting === waiting) void this.leave();
      });
    }
    await this.waiting?.started;
  }

  /** The process that waits with this key, from now on the caller's; null where there is none, or it has ended. */
  async take(key: string): Promise<Started | null> {
    const { waiting } = this;
    if (waiting?.key !== key) return null;
    this.waiting = null;
    clearTimeout(waiting.idle);
    const started = await waiting.started;
    if (started === null) return null;
    if (started.child.exitCode !== null || started.child.signalCode !== null) {
      await this.end(started);
      return null;
    }
    hold(started, true);
    return started;
  }

  /** Ends the one that waits; none is started any more. */
  async dispose(): Promise<void> {
    this.disposed = true;
    await this.leave();
  }

  private async start(start: () => Promise<Started>): Promise<Started | null> {
    try {
      const started = await start();
      this.guard.add(started.tree);
      hold(started, false);
      return started;
    } catch {
      // Who needs it starts it again, and hears why that fails.
      return null;
    }
  }

  private async leave(): Promise<void> {
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null) return;
    clearTimeout(waiting.idle);
    const started = await waiting.started;
    if (started !== null) await this.end(started);
  }

  private async end({ child, tree, capture }: Started): Promise<void> {
    await tree.kill();
    for (const stream of child.stdio) stream?.destroy();
    this.guard.delete(tree);
    capture.close();
  }
}

/** Whether it keeps this process alive: not while it waits. */
function hold({ child }: Started, alive: boolean): void {
  const what = [child, ...child.stdio.filter((stream) => stream instanceof Socket)];
  for (const one of what) {
    if (alive) one.ref();
    else one.unref();
  }
}
