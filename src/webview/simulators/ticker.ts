/** The one loop of animation frames that all simulators of a page share; it runs only while one of them plays. */

/** Called before a frame with the milliseconds since the last one. */
export type Tick = (elapsed: number) => void;

/** After a pause, such as a hidden window, a run goes on where it was: it does not catch up. */
const LONGEST = 250;

export class Ticker {
  private readonly playing = new Set<Tick>();
  private frame = 0;
  private last = 0;

  start(tick: Tick): void {
    this.playing.add(tick);
    if (this.frame !== 0) return;
    this.last = performance.now();
    this.frame = requestAnimationFrame(this.next);
  }

  stop(tick: Tick): void {
    this.playing.delete(tick);
    if (this.playing.size === 0) this.dispose();
  }

  dispose(): void {
    this.playing.clear();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private readonly next = (now: number): void => {
    const elapsed = Math.min(LONGEST, Math.max(0, now - this.last));
    this.last = now;
    this.frame = requestAnimationFrame(this.next);
    for (const tick of [...this.playing]) tick(elapsed);
  };
}
