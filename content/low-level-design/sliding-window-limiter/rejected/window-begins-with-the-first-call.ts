// Begins a period with the first call of a key and forgets all of its calls at the end: the border only moved.
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

interface Window {
  readonly begun: number;
  count: number;
}

export class SlidingWindowLimiter {
  private readonly limit: number;
  private readonly windowMs: number;
  private readonly clock: Clock;
  private readonly windows = new Map<string, Window>();

  constructor(limit: number, windowMs: number, clock: Clock) {
    if (!isWithin(limit, 100_000) || !isWithin(windowMs, 86_400_000)) throw new CodedError('INVALID');
    this.limit = limit;
    this.windowMs = windowMs;
    this.clock = clock;
  }

  allow(key: string): boolean {
    this.forget();
    const window = this.windows.get(key) ?? { begun: this.clock.nowMs(), count: 0 };
    if (window.count === this.limit) return false;
    window.count += 1;
    this.windows.set(key, window);
    return true;
  }

  remaining(key: string): number {
    this.forget();
    return this.limit - (this.windows.get(key)?.count ?? 0);
  }

  retryAfterMs(key: string): number {
    this.forget();
    const window = this.windows.get(key);
    if (window === undefined || window.count < this.limit) return 0;
    return window.begun + this.windowMs - this.clock.nowMs();
  }

  trackedKeys(): number {
    this.forget();
    return this.windows.size;
  }

  private forget(): void {
    const last = this.clock.nowMs() - this.windowMs;
    for (const [key, { begun }] of this.windows) if (begun <= last) this.windows.delete(key);
  }
}

function isWithin(value: number, most: number): boolean {
  return value >= 1 && value <= most;
}
