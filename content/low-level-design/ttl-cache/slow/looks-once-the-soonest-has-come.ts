// Walks through all entries as soon as one has expired; where one expires each millisecond, each walk finds one.
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

interface Entry {
  readonly value: number;
  readonly expiry: number;
}

export class TtlCache {
  private readonly capacity: number;
  private readonly ttlMs: number;
  private readonly clock: Clock;
  private readonly entries = new Map<string, Entry>();
  private soonest = Infinity;

  constructor(capacity: number, ttlMs: number, clock: Clock) {
    if (capacity < 1 || ttlMs < 1) throw new CodedError('INVALID');
    this.capacity = capacity;
    this.ttlMs = ttlMs;
    this.clock = clock;
  }

  put(k: string, v: number, ttlMs: number | null): string | null {
    const life = ttlMs ?? this.ttlMs;
    if (life < 1) throw new CodedError('INVALID');
    const now = this.dropExpired();
    this.entries.delete(k);
    let evicted: string | null = null;
    if (this.entries.size === this.capacity) {
      for (const oldest of this.entries.keys()) {
        evicted = oldest;
        break;
      }
      if (evicted !== null) this.entries.delete(evicted);
    }
    this.store(k, v, now + life);
    return evicted;
  }

  get(k: string): number | null {
    this.dropExpired();
    const entry = this.entries.get(k);
    if (entry === undefined) return null;
    this.entries.delete(k);
    this.entries.set(k, entry);
    return entry.value;
  }

  touch(k: string, ttlMs: number): boolean {
    if (ttlMs < 1) throw new CodedError('INVALID');
    const now = this.dropExpired();
    const entry = this.entries.get(k);
    if (entry === undefined) return false;
    this.store(k, entry.value, now + ttlMs);
    return true;
  }

  ttl(k: string): number {
    const now = this.dropExpired();
    const entry = this.entries.get(k);
    return entry === undefined ? -1 : entry.expiry - now;
  }

  size(): number {
    this.dropExpired();
    return this.entries.size;
  }

  private store(k: string, value: number, expiry: number): void {
    this.entries.set(k, { value, expiry });
    this.soonest = Math.min(this.soonest, expiry);
  }

  private dropExpired(): number {
    const now = this.clock.nowMs();
    if (now < this.soonest) return now;
    this.soonest = Infinity;
    for (const [k, { expiry }] of this.entries) {
      if (expiry <= now) this.entries.delete(k);
      else this.soonest = Math.min(this.soonest, expiry);
    }
    return now;
  }
}
