/**
 * The model of the cache with a time to live. A Map keeps the order of use, the one used longest ago first; a heap tells
 * what expires next. What has expired is dropped before anything else is done, so it never shows.
 */
import { defineComponent, refuse } from '../../../src/engine/components/model.ts';
import type { World } from '../../../src/engine/components/model.ts';
import type { Sequence, Step } from '../../../src/engine/components/spec.ts';
import type { Rng } from '../../../src/engine/values/rng.ts';

/** Indices of the methods in problem.yaml. */
const PUT = 0;
const GET = 1;
const TOUCH = 2;
const SIZE = 4;
const LARGEST = 100_000;
const LONGEST_LIFE = 2_147_483_647;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

interface Entry {
  readonly key: string;
  readonly value: number;
  /** The first instant at which the entry is not there any more. */
  readonly expiry: number;
}

class TtlCache {
  private readonly world: World;
  private readonly capacity: number;
  private readonly ttlMs: number;
  private readonly entries = new Map<string, Entry>();
  /**
   * Goes on behind the key that it gave last. Every key in front of it was evicted, so what it gives next was used longest
   * ago. To look from the start each time would walk over the places of all removed keys.
   */
  private readonly oldestFirst = this.entries.keys();
  /** Every entry that is there, and some that no longer are. */
  private readonly expiries = new Expiries();

  constructor(world: World, capacity: number, ttlMs: number, entries: Iterable<Entry> = []) {
    if (capacity < 1 || ttlMs < 1) refuse('INVALID');
    this.world = world;
    this.capacity = capacity;
    this.ttlMs = ttlMs;
    for (const entry of entries) this.insert(entry);
  }

  put(k: string, v: number, ttlMs: number | null): string | null {
    const life = ttlMs ?? this.ttlMs;
    if (life < 1) refuse('INVALID');
    this.dropExpired();
    this.entries.delete(k);
    const evicted = this.entries.size === this.capacity ? this.oldestFirst.next().value : undefined;
    if (evicted !== undefined) this.entries.delete(evicted);
    this.insert({ key: k, value: v, expiry: this.world.now() + life });
    return evicted ?? null;
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
    if (ttlMs < 1) refuse('INVALID');
    this.dropExpired();
    const entry = this.entries.get(k);
    if (entry === undefined) return false;
    // A Map leaves a key that it has at its place.
    this.insert({ ...entry, expiry: this.world.now() + ttlMs });
    return true;
  }

  ttl(k: string): number {
    this.dropExpired();
    const entry = this.entries.get(k);
    return entry === undefined ? -1 : entry.expiry - this.world.now();
  }

  size(): number {
    this.dropExpired();
    return this.entries.size;
  }

  keys(): string[] {
    this.dropExpired();
    return [...this.entries.keys()];
  }

  /** Milliseconds that are left to each entry. */
  lives(): number[] {
    this.dropExpired();
    return Array.from(this.entries.values(), ({ expiry }) => expiry - this.world.now());
  }

  /** Short, or close to that of another entry, or a few times the one of the cache, so that many live at once. */
  someLife(rng: Rng): number {
    const near = rng.pick([1, ...this.lives()]) + rng.int(-1, 1);
    const life = rng.pick([rng.int(1, 12), near, rng.int(1, 8) * this.ttlMs]);
    return Math.min(LONGEST_LIFE, Math.max(1, life));
  }

  /** A text for each entry: 100,000 of them are looked at a hundred times where a long sequence is shown. */
  show(): unknown {
    const lives = this.lives();
    const texts = Array.from(
      this.entries.values(),
      ({ key, value }, i) => `${key}: ${value}, ${lives[i]} ms left`,
    );
    return { 'used last first': texts.reverse() };
  }

  copy(): TtlCache {
    this.dropExpired();
    return new TtlCache(this.world, this.capacity, this.ttlMs, this.entries.values());
  }

  private insert(entry: Entry): void {
    this.entries.set(entry.key, entry);
    this.expiries.add(entry);
  }

  private dropExpired(): void {
    for (const entry of this.expiries.takeUntil(this.world.now())) {
      // It may have been written or touched since: then it stands in the heap once more.
      if (this.entries.get(entry.key)?.expiry === entry.expiry) this.entries.delete(entry.key);
    }
  }
}

/** A binary heap of entries, the one that expires first on top. */
class Expiries {
  private readonly heap: Entry[] = [];

  add(entry: Entry): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(entry);
    for (let above = (at - 1) >> 1; at > 0 && this.at(above) > entry.expiry; above = (at - 1) >> 1) {
      heap[at] = heap[above] as Entry;
      heap[above] = entry;
      at = above;
    }
  }

  /** Takes out, the first to expire first, what has expired at that instant. */
  *takeUntil(now: number): Iterable<Entry> {
    while (this.at(0) <= now) {
      yield this.heap[0] as Entry;
      this.takeFirst();
    }
  }

  private takeFirst(): void {
    const { heap } = this;
    const last = heap.pop() as Entry;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const below = this.at(left + 1) < this.at(left) ? left + 1 : left;
      if (this.at(below) >= last.expiry) return;
      heap[at] = heap[below] as Entry;
      heap[below] = last;
      at = below;
    }
  }

  /** When the entry of a place expires; never where there is none. */
  private at(place: number): number {
    return this.heap[place]?.expiry ?? Infinity;
  }
}

/** Half of the calls fill the cache, at most to the largest capacity; then it goes on as told. */
function filled(calls: number, { ttlMs = LONGEST_LIFE, lifeOf, next }: Filling): Sequence {
  const capacity = Math.max(1, Math.min(LARGEST, calls >> 1));
  const steps = Array.from({ length: calls }, (_, i) =>
    i < capacity ? put(i, lifeOf?.(i, capacity) ?? null) : next(i, capacity),
  );
  return { args: [capacity, ttlMs], steps, start: 0 };
}

interface Filling {
  readonly ttlMs?: number;
  readonly lifeOf?: (i: number, capacity: number) => number;
  readonly next: (i: number, capacity: number) => Step;
}

function put(i: number, ttlMs: number | null): Step {
  return { method: PUT, args: [keyOf(i), i, ttlMs] };
}

/** A key for each number: its digits to the base 26, as letters. */
function keyOf(n: number): string {
  const last = LETTERS.charAt(n % 26);
  return n < 26 ? last : keyOf(Math.floor(n / 26)) + last;
}

export const oracle = defineComponent<TtlCache>({
  create: (world: World, capacity: number, ttlMs: number) => new TtlCache(world, capacity, ttlMs),
  show: (cache) => cache.show(),
  copy: (cache) => cache.copy(),
  spans: (_capacity: number, ttlMs: number) => [ttlMs],
  alarms: (cache) => cache.lives(),
  live: (cache) => ({ key: cache.keys() }),
  construct: (rng) => [
    rng.pick([1, 2, 2, 3, 3, 4, 7, 9]),
    rng.chance(0.9) ? rng.pick([1, 2, 5, 10, 10, 100]) : rng.pick([LONGEST_LIFE, rng.int(1, LONGEST_LIFE)]),
  ],
  suggest: (cache, method, rng) => {
    const keys = cache.keys();
    // A key that is not there yet, more often than one that is: most of what goes wrong shows when one has to go.
    const fresh = LETTERS.charAt(rng.int(0, LETTERS.length - 1));
    const key = keys.length > 0 && rng.chance(method === 'put' ? 0.2 : 0.9) ? rng.pick(keys) : fresh;
    if (method === 'put') return [key, rng.int(0, 9), rng.chance(0.3) ? null : cache.someLife(rng)];
    if (method === 'touch') return [key, cache.someLife(rng)];
    return method === 'size' ? null : [key];
  },
  large: {
    'nothing expires and nearly every call pushes one out': (calls) =>
      filled(calls, { next: (i) => (i % 4 === 3 ? { method: SIZE, args: [] } : put(i, null)) }),
    // In another order than the one in which they were put.
    'one expires with each millisecond, and one is put': (calls) =>
      filled(calls, {
        lifeOf: (i, capacity) => ((i * 7919) % capacity) + 1,
        next: (i, capacity) => {
          if (i % 3 === 0) return { advance: 1 };
          return i % 3 === 1 ? put(i, capacity) : { method: SIZE, args: [] };
        },
      }),
    'lives are made longer and shorter all over a full cache, and entries pushed out of it': (
      calls,
      rng: Rng,
    ) =>
      filled(calls, {
        lifeOf: () => rng.int(1, 1_000_000),
        next: (i) => {
          const key = keyOf(rng.int(0, i - 1));
          const life = rng.int(1, 1_000_000);
          if (i % 8 === 0) return { advance: rng.int(0, 20) };
          if (i % 8 === 1) return { method: PUT, args: [key, i, life] };
          if (i % 4 === 2) return { method: GET, args: [key] };
          return i % 4 === 3 ? put(i, life) : { method: TOUCH, args: [key, life] };
        },
      }),
    'all expires at once, again and again': (calls) =>
      filled(calls, {
        ttlMs: 1000,
        next: (i) => {
          if (i % 1000 === 0) return { advance: 1000 };
          return i % 1000 === 1 ? { method: SIZE, args: [] } : put(i, null);
        },
      }),
  },
});
