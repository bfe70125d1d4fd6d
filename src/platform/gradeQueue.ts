/** One grading after the other, and no snippet beside one: two at once would measure each other's time. */
import type { GradeRequest } from '../engine/grading/request.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { Snippet } from '../engine/snippets/snippet.ts';

/** A snippet that waits for its turn; a newer one of the same text takes its place. */
export interface QueuedSnippet {
  readonly snippet: Snippet;
}

interface Waiting {
  readonly scope: string;
  readonly controller: AbortController;
  readonly start: () => void;
  readonly refuse: (error: Error) => void;
}

export class GradeQueue {
  private readonly waiting: Waiting[] = [];
  private running: Waiting | null = null;

  /**
   * Runs `work` when its turn comes. A newer request for the same cases of the same file takes the place of an older one,
   * which rejects with `CancelledError`: its answer would be about a text that is no more.
   */
  add<T>(
    request: GradeRequest | QueuedSnippet,
    controller: AbortController,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const scope = 'snippet' in request ? JSON.stringify(request.snippet) : scopeOf(request);
    for (const older of [...this.waiting, this.running]) {
      if (older?.scope === scope) older.controller.abort();
    }
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        scope,
        controller,
        refuse: reject,
        start: () => {
          // Async, so that what throws at once does not leave the queue standing.
          const run = async (): Promise<T> => work(controller.signal);
          void run()
            .then(resolve, reject)
            .finally(() => {
              this.running = null;
              this.startNext();
            });
        },
      };
      controller.signal.addEventListener('abort', () => this.leave(entry), { once: true });
      if (controller.signal.aborted) {
        reject(new CancelledError());
        return;
      }
      this.waiting.push(entry);
      this.startNext();
    });
  }

  private startNext(): void {
    if (this.running !== null) return;
    const next = this.waiting.shift();
    if (next === undefined) return;
    this.running = next;
    next.start();
  }

  /** Only one that waits; one that runs ends by its signal. */
  private leave(entry: Waiting): void {
    const at = this.waiting.indexOf(entry);
    if (at < 0) return;
    this.waiting.splice(at, 1);
    entry.refuse(new CancelledError());
  }
}

function scopeOf({ file, problem, language, phases, index }: GradeRequest): string {
  return JSON.stringify([file.path, problem, language, phases ?? null, index ?? null]);
}
