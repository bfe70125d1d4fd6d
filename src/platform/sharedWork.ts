/** Work that several may wait for: done once, and ended when the last of them has gone. */
import { CancelledError } from '../engine/grading/request.ts';
import type { CancelSignal } from '../engine/ports.ts';

interface Running<T> {
  readonly done: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

export class SharedWork<T> {
  private readonly running = new Map<string, Running<T>>();

  /**
   * Joins the work of this key that is under way, or starts it.
   * @throws CancelledError after the signal; who was the last to wait gets it when the work has come to its end
   */
  async join(key: string, start: (signal: AbortSignal) => Promise<T>, signal: CancelSignal): Promise<T> {
    if (signal.aborted) throw new CancelledError();
    const work = this.running.get(key) ?? this.start(key, start);
    work.waiting += 1;
    let leave: () => void = () => undefined;
    const left = new Promise<'left'>((resolve) => {
      leave = () => resolve('left');
      signal.addEventListener('abort', leave);
    });
    try {
      const settled = work.done.then(
        () => 'done' as const,
        () => 'done' as const,
      );
      if ((await Promise.race([settled, left])) === 'done' && !signal.aborted) return await work.done;
    } finally {
      signal.removeEventListener('abort', leave);
      work.waiting -= 1;
      if (work.waiting === 0) await this.end(key, work);
    }
    throw new CancelledError();
  }

  private start(key: string, start: (signal: AbortSignal) => Promise<T>): Running<T> {
    const stop = new AbortController();
    const done = start(stop.signal).finally(() => this.forget(key, work));
    // Who waits for it hears of it.
    done.catch(() => undefined);
    const work: Running<T> = { done, stop, waiting: 0 };
    this.running.set(key, work);
    return work;
  }

  /** Who comes now starts it anew. */
  private forget(key: string, work: Running<T>): void {
    if (this.running.get(key) === work) this.running.delete(key);
  }

  private async end(key: string, work: Running<T>): Promise<void> {
    this.forget(key, work);
    work.stop.abort();
    await work.done.catch(() => undefined);
  }
}
