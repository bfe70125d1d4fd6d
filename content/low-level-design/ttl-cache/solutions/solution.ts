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

class Entry {
  readonly key: string;
  value: number;
  expiry: number;
  /** Index in the heap. */
  place = 0;
  newer: Entry = this;
  older: Entry = this;

  constructor(key: string, value: number, expiry: number) {
    this.key = key;
    this.value = value;
    this.expiry = expiry;
  }
}

/**
 * Each entry is in three structures: in the map by its key, in a ring by its last use, in a heap by its expiry. Every call
 * first drops what has expired, so that the rest of it sees live entries only.
 *
 * `ring.older` is the entry used last, `ring.newer` the one used longest ago; the ring itself stands between them.
 */
export class TtlCache {
  private readonly capacity: number;
  private readonly ttlMs: number;
  private readonly clock: Clock;
  private readonly byKey = new Map<string, Entry>();
  private readonly ring = new Entry('', 0, 0);
  private readonly expiries = new ExpiryHeap();

  constructor(capacity: number, ttlMs: number, clock: Clock) {
    if (capacity < 1 || ttlMs < 1) throw new CodedError('INVALID');
    this.capacity = capacity;
    this.ttlMs = ttlMs;
    this.clock = clock;
  }

  /** Returns the key that had to go, if any. */
  put(k: string, v: number, ttlMs: number | null): string | null {
    const life = ttlMs ?? this.ttlMs;
    if (life < 1) throw new CodedError('INVALID');
    const now = this.dropExpired();
    const known = this.byKey.get(k);
    if (known !== undefined) {
      known.value = v;
      this.expiries.change(known, now + life);
      this.makeNewest(known);
      return null;
    }
    const evicted = this.byKey.size === this.capacity ? this.ring.newer : null;
    if (evicted !== null) this.forget(evicted);
    const entry = new Entry(k, v, now + life);
    this.byKey.set(k, entry);
    this.expiries.add(entry);
    this.makeNewest(entry);
    return evicted?.key ?? null;
  }

  get(k: string): number | null {
    this.dropExpired();
    const entry = this.byKey.get(k);
    if (entry === undefined) return null;
    this.makeNewest(entry);
    return entry.value;
  }

  /** A new expiry; the order of use stays. */
  touch(k: string, ttlMs: number): boolean {
    if (ttlMs < 1) throw new CodedError('INVALID');
    const now = this.dropExpired();
    const entry = this.byKey.get(k);
    if (entry === undefined) return false;
    this.expiries.change(entry, now + ttlMs);
    return true;
  }

  /** Milliseconds that are left to an entry, or -1. */
  ttl(k: string): number {
    const now = this.dropExpired();
    const entry = this.byKey.get(k);
    return entry === undefined ? -1 : entry.expiry - now;
  }

  size(): number {
    this.dropExpired();
    return this.byKey.size;
  }

  /** Returns the time, so that the call goes on with the same one. */
  private dropExpired(): number {
    const now = this.clock.nowMs();
    for (let next = this.expiries.first(); next !== undefined && next.expiry <= now; next = this.expiries.first()) {
      this.forget(next);
    }
    return now;
  }

  private forget(entry: Entry): void {
    unlink(entry);
    this.expiries.remove(entry);
    this.byKey.delete(entry.key);
  }

  private makeNewest(entry: Entry): void {
    unlink(entry);
    entry.older = this.ring.older;
    entry.newer = this.ring;
    entry.older.newer = entry;
    this.ring.older = entry;
  }
}

/** A new entry is its own neighbour, so this changes nothing for it. */
function unlink(entry: Entry): void {
  entry.newer.older = entry.older;
  entry.older.newer = entry.newer;
}

/** A binary heap, the entry that expires first on top. Each entry knows its place, so that it is found without a search. */
class ExpiryHeap {
  private readonly entries: Entry[] = [];

  first(): Entry | undefined {
    return this.entries[0];
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    this.rise(entry, this.entries.length - 1);
  }

  change(entry: Entry, expiry: number): void {
    entry.expiry = expiry;
    this.rise(entry, entry.place);
    this.sink(entry, entry.place);
  }

  remove(entry: Entry): void {
    const last = this.entries.pop();
    if (last === undefined || last === entry) return;
    this.rise(last, entry.place);
    this.sink(last, last.place);
  }

  /** Moves what expires later down until the entry fits. */
  private rise(entry: Entry, from: number): void {
    let place = from;
    while (place > 0) {
      const above = this.entries[(place - 1) >> 1];
      if (above === undefined || above.expiry <= entry.expiry) break;
      this.set(place, above);
      place = (place - 1) >> 1;
    }
    this.set(place, entry);
  }

  /** Moves what expires sooner up until the entry fits. */
  private sink(entry: Entry, from: number): void {
    let place = from;
    for (;;) {
      const left = this.entries[2 * place + 1];
      const right = this.entries[2 * place + 2];
      const below = right !== undefined && left !== undefined && right.expiry < left.expiry ? right : left;
      if (below === undefined || below.expiry >= entry.expiry) break;
      const next = below.place;
      this.set(place, below);
      place = next;
    }
    this.set(place, entry);
  }

  private set(place: number, entry: Entry): void {
    this.entries[place] = entry;
    entry.place = place;
  }
}
