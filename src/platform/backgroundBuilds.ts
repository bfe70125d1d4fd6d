/**
 * Builds of what may be graded next: one at a time, the newest text of each file only, and none beside a grading, whose
 * times it would spoil. A grading of the very text that is being built waits for that build.
 */
import type { BuildRequest } from '../engine/grading/request.ts';

interface Running {
  readonly request: BuildRequest;
  readonly controller: AbortController;
}

export class BackgroundBuilds {
  private readonly build: (request: BuildRequest, signal: AbortSignal) => Promise<void>;
  private readonly waiting = new Map<string, BuildRequest>();
  private running: Running | null = null;
  private gradings = 0;

  /** @param build may reject: nobody has asked for it, so nobody is told */
  constructor(build: (request: BuildRequest, signal: AbortSignal) => Promise<void>) {
    this.build = build;
  }

  /** Takes the place of what was asked for the same file before. */
  ask(request: BuildRequest): void {
    const { running } = this;
    if (running !== null && running.request.file.path === request.file.path) {
      if (isSame(running.request, request)) return;
      running.controller.abort();
    }
    this.waiting.set(request.file.path, request);
    this.startNext();
  }

  /**
   * A grading begins, or (null) a snippet is run: everything else waits until the returned function is called.
   */
  pauseFor(request: BuildRequest | null): () => void {
    this.gradings += 1;
    if (request !== null && isSame(this.waiting.get(request.file.path), request))
      this.waiting.delete(request.file.path);
    const { running } = this;
    if (running !== null && !isSame(running.request, request)) {
      running.controller.abort();
      // Later, unless there is a newer text by then.
      const { path } = running.request.file;
      if (path !== request?.file.path && !this.waiting.has(path)) this.waiting.set(path, running.request);
    }
    let paused = true;
    return () => {
      if (!paused) return;
      paused = false;
      this.gradings -= 1;
      this.startNext();
    };
  }

  private startNext(): void {
    if (this.running !== null || this.gradings > 0) return;
    const [next] = this.waiting;
    if (next === undefined) return;
    const [path, request] = next;
    this.waiting.delete(path);
    const running: Running = { request, controller: new AbortController() };
    this.running = running;
    // Async, so that what throws at once does not leave the others standing.
    const work = async (): Promise<void> => this.build(request, running.controller.signal);
    void work()
      .catch(() => undefined)
      .finally(() => {
        this.running = null;
        this.startNext();
      });
  }
}

function isSame(a: BuildRequest | undefined, b: BuildRequest | null): boolean {
  return (
    a !== undefined &&
    b !== null &&
    a.problem === b.problem &&
    a.language === b.language &&
    a.file.path === b.file.path &&
    a.file.text === b.file.text
  );
}
