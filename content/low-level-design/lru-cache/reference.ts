/** The model of the LRU cache. A Map keeps the order of insertion, so the oldest key is the first one. */
import { defineComponent, refuse } from '../../../src/engine/components/model.ts';
import type { World } from '../../../src/engine/components/model.ts';
import type { Sequence, Step } from '../../../src/engine/components/spec.ts';
import type { Rng } from '../../../src/engine/values/rng.ts';

/** Indices of the methods in problem.yaml. */
const PUT = 0;
const GET = 1;
const REMOVE = 3;
const LARGEST = 100_000;

class LruCache {
  private readonly capacity: number;
  private readonly entries: Map<number, number>;
  /**
   * Goes on behind the key it gave last. Every key in front of it was evicted, so what it gives next is the oldest. To look
   * from the start each time would walk over the places of all removed keys.
   */
  private readonly oldestFirst: Iterator<number, undefined>;

  constructor(capacity: number, entries: ReadonlyMap<number, number> = new Map()) {
    if (capacity < 0) refuse('INVALID');
    this.capacity = capacity;
    this.entries = new Map(entries);
    this.oldestFirst = this.entries.keys();
  }

  put(k: number, v: number): number | null {
    if (this.capacity === 0) return null;
    this.entries.delete(k);
    const evicted = this.entries.size === this.capacity ? this.oldestFirst.next().value : undefined;
    if (evicted !== undefined) this.entries.delete(evicted);
    this.entries.set(k, v);
    return evicted ?? null;
  }

  get(k: number): number | null {
    const v = this.entries.get(k);
    if (v === undefined) return null;
    this.entries.delete(k);
    this.entries.set(k, v);
    return v;
  }

  peek(k: number): number | null {
    return this.entries.get(k) ?? null;
  }

  remove(k: number): boolean {
    return this.entries.delete(k);
  }

  keys(): number[] {
    return [...this.entries.keys()].reverse();
  }

  size(): number {
    return this.entries.size;
  }

  show(): unknown {
    return [...this.entries].reverse().map(([key, value]) => ({ key, value }));
  }

  copy(): LruCache {
    return new LruCache(this.capacity, this.entries);
  }
}

/** Fills the cache with half of the calls, then goes on as told. */
function filled(calls: number, next: (i: number, capacity: number) => Step): Sequence {
  const capacity = Math.max(1, Math.min(LARGEST, calls >> 1));
  const steps = Array.from({ length: calls }, (_, i) =>
    i < capacity ? { method: PUT, args: [i, i] } : next(i, capacity),
  );
  return { args: [capacity], steps, start: 0 };
}

export const oracle = defineComponent<LruCache>({
  create: (_world: World, capacity: number) => new LruCache(capacity),
  show: (cache) => cache.show(),
  copy: (cache) => cache.copy(),
  live: (cache) => ({ key: cache.keys() }),
  // Small ones, and keys that are not there yet: most of what goes wrong shows when a key has to go.
  construct: (rng) => [rng.pick([0, 1, 2, 2, 3, 3, 4, 8])],
  suggest: (cache, method, rng) => {
    const keys = cache.keys();
    if (method === 'put') return rng.chance(0.7) ? [Math.max(0, ...keys) + 1, rng.int(0, 9)] : null;
    return keys.length === 0 || method === 'size' || method === 'keys' ? null : [rng.pick(keys)];
  },
  large: {
    'every put pushes one out': (calls) => filled(calls, (i) => ({ method: PUT, args: [i, i] })),
    'reads and overwrites all over a full cache': (calls, rng: Rng) =>
      filled(calls, (i, capacity) => {
        const k = rng.int(0, capacity - 1);
        return i % 3 === 0 ? { method: PUT, args: [k, i] } : { method: GET, args: [k] };
      }),
    'reads and removals from the middle, each place filled again': (calls, rng: Rng) =>
      filled(calls, (i, capacity) => {
        const k = rng.int(0, capacity - 1);
        if (i % 3 === 0) return { method: REMOVE, args: [k] };
        return i % 3 === 1 ? { method: PUT, args: [capacity + i, i] } : { method: GET, args: [k] };
      }),
  },
});
