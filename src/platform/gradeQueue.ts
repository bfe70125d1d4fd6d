/** One grading after the other: two at once would measure each other's time. */
import type { Report } from '../engine/grading/report.ts';
import type { GradeRequest } from '../engine/grading/request.ts';
import { CancelledError } from '../engine/grading/request.ts';

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
  add(
    request: GradeRequest,
    controller: AbortController,
    work: (signal: AbortSignal) => Promise<Report>,
  ): Promise<Report> {
    const scope = scopeOf(request);
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
          const run = async (): Promise<Report> => work(controller.signal);
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
