/** Many at the same time, or one alone: what measures time must not have a neighbour. */

export class Lock {
  private running = 0;
  private alone = false;
  private readonly waiting: { readonly alone: boolean; readonly start: () => void }[] = [];

  /** Beside others. */
  shared<T>(work: () => Promise<T>): Promise<T> {
    return this.run(false, work);
  }

  /** When all others have ended, and before any other starts. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.run(true, work);
  }

  private async run<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      this.waiting.push({ alone, start });
      this.admit();
    });
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.alone = false;
      this.admit();
    }
  }

  /** In the order of arrival, so that who needs to be alone is not overtaken for ever. */
  private admit(): void {
    for (;;) {
      const [first] = this.waiting;
      if (first === undefined || this.alone || (first.alone && this.running > 0)) return;
      this.waiting.shift();
      this.running += 1;
      this.alone = first.alone;
      first.start();
    }
  }
}
