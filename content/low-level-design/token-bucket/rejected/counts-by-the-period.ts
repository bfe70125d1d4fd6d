// Fills the bucket to the brim at each full period of the clock: at the border twice the limit passes.
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

export class TokenBucket {
  private readonly capacity: number;
  private readonly refillTokens: number;
  private readonly refillMs: number;
  private readonly full: number;
  private readonly fillMs: number;
  private readonly clock: Clock;
  private level: number;
  private at: number;

  constructor(capacity: number, refillTokens: number, refillMs: number, clock: Clock) {
    const inside =
      isWithin(capacity, 1_000_000) && isWithin(refillTokens, 1_000_000) && isWithin(refillMs, 86_400_000);
    if (!inside) throw new CodedError('INVALID');
    this.capacity = capacity;
    this.refillTokens = refillTokens;
    this.refillMs = refillMs;
    this.full = capacity * refillMs;
    this.fillMs = Math.ceil(this.full / refillTokens);
    this.clock = clock;
    this.level = this.full;
    this.at = Math.floor(clock.nowMs() / refillMs);
  }

  allow(n: number): boolean {
    if (n < 0) throw new CodedError('INVALID');
    if (n > this.capacity) return false;
    this.refill();
    const wanted = n * this.refillMs;
    if (wanted > this.level) return false;
    this.level -= wanted;
    return true;
  }

  available(): number {
    this.refill();
    return Math.floor(this.level / this.refillMs);
  }

  waitMs(n: number): number {
    if (n < 0) throw new CodedError('INVALID');
    if (n > this.capacity) return -1;
    this.refill();
    return Math.ceil(Math.max(0, n * this.refillMs - this.level) / this.refillTokens);
  }

  private refill(): void {
    const now = this.clock.nowMs();
    const period = Math.floor(now / this.refillMs);
    if (period !== this.at) this.level = this.full;
    this.at = period;
  }
}

function isWithin(value: number, most: number): boolean {
  return value >= 1 && value <= most;
}
