// Refills evenly as a token bucket does; here a call comes free when an earlier one is as old as the window.
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

interface Bucket {
  units: number;
  at: number;
}

export class SlidingWindowLimiter {
  private readonly limit: number;
  private readonly windowMs: number;
  private readonly clock: Clock;
  private readonly buckets = new Map<string, Bucket>();

  constructor(limit: number, windowMs: number, clock: Clock) {
    if (!isWithin(limit, 100_000) || !isWithin(windowMs, 86_400_000)) throw new CodedError('INVALID');
    this.limit = limit;
    this.windowMs = windowMs;
    this.clock = clock;
  }

  allow(key: string): boolean {
    const units = this.unitsOf(key);
    if (units < this.windowMs) return false;
    this.buckets.set(key, { units: units - this.windowMs, at: this.clock.nowMs() });
    return true;
  }

  remaining(key: string): number {
    return Math.floor(this.unitsOf(key) / this.windowMs);
  }

  retryAfterMs(key: string): number {
    return Math.ceil(Math.max(0, this.windowMs - this.unitsOf(key)) / this.limit);
  }

  trackedKeys(): number {
    const full = this.limit * this.windowMs;
    for (const key of this.buckets.keys()) if (this.unitsOf(key) === full) this.buckets.delete(key);
    return this.buckets.size;
  }

  private unitsOf(key: string): number {
    const full = this.limit * this.windowMs;
    const bucket = this.buckets.get(key);
    if (bucket === undefined) return full;
    return Math.min(full, bucket.units + (this.clock.nowMs() - bucket.at) * this.limit);
  }
}

function isWithin(value: number, most: number): boolean {
  return value >= 1 && value <= most;
}
