/** A cache that forgets what was used least recently. */
import { defineComponent, refuse } from '../../../../../src/engine/components/model.ts';
import type { World } from '../../../../../src/engine/components/model.ts';
import type { Step } from '../../../../../src/engine/components/spec.ts';
import { specOf } from './specOf.ts';

export const lruCacheSpec = specOf(`
name: LruCache
constructor:
  - { name: capacity, type: int, range: [-1, 100000], small: [1, 2, 0] }
errors:
  INVALID: The capacity is negative.
methods:
  - call: "put(k: int, v: int) -> int?"
    args:
      k: { range: [-1000000, 1000000], pool: key, small: [0, 1] }
      v: { range: [-1000000, 1000000], small: [0, 1] }
  - call: "get(k: int) -> int?"
    args: { k: { range: [-1000000, 1000000], pool: key, small: [0, 1] } }
  - call: "peek(k: int) -> int?"
    args: { k: { range: [-1000000, 1000000], pool: key, small: [0, 1] } }
    pure: true
  - call: "remove(k: int) -> bool"
    args: { k: { range: [-1000000, 1000000], pool: key, small: [0, 1] } }
  - call: "keys() -> int[]"
    pure: true
  - call: "size() -> int"
    pure: true
limits: { caseMs: 1000, memoryMb: 128 }
growth: { perCall: "1", calls: 200000 }
concurrency: { threads: [2, 3], calls: [3, 5] }
examples:
  - note: Reading a key makes it the newest, so the other one goes.
    new: [2]
    steps:
      - { call: put, args: [1, 10], gives: null }
      - { call: put, args: [2, 20], gives: null }
      - { call: get, args: [1], gives: 10 }
      - { call: put, args: [3, 30], gives: 2 }
      - { call: keys, gives: [3, 1] }
  - note: A cache without room keeps nothing.
    new: [0]
    steps:
      - { call: put, args: [1, 10], gives: null }
      - { call: get, args: [1], gives: null }
`);

/** A Map keeps the order in which keys were put into it: the newest is last. */
class LruCache {
  private readonly capacity: number;
  private readonly entries: Map<number, number>;

  constructor(capacity: number, entries: ReadonlyMap<number, number> = new Map()) {
    if (capacity < 0) refuse('INVALID');
    this.capacity = capacity;
    this.entries = new Map(entries);
  }

  put(k: number, v: number): number | null {
    if (this.capacity === 0) return null;
    this.entries.delete(k);
    const [oldest] = this.entries.keys();
    const isFull = this.entries.size === this.capacity;
    if (isFull && oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(k, v);
    return isFull ? (oldest ?? null) : null;
  }

  get(k: number): number | null {
    const value = this.entries.get(k);
    if (value === undefined) return null;
    this.entries.delete(k);
    this.entries.set(k, value);
    return value;
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
    return [...this.entries].map(([key, value]) => ({ key, value })).reverse();
  }

  copy(): LruCache {
    return new LruCache(this.capacity, this.entries);
  }
}

export const lruCacheModel = defineComponent<LruCache>({
  create: (_world: World, capacity: number) => new LruCache(capacity),
  show: (cache) => cache.show(),
  copy: (cache) => cache.copy(),
  live: (cache) => ({ key: cache.keys() }),
  construct: (rng) => [rng.pick([0, 1, 1, 2, 2, 2, 3, 3, 5])],
  large: {
    'reads and writes of twice as many keys as it holds': (calls, rng) => {
      const capacity = Math.max(1, calls >> 1);
      const step = (): Step => {
        const key = rng.int(0, 2 * capacity);
        return rng.chance(0.5) ? { method: 0, args: [key, 1] } : { method: 1, args: [key] };
      };
      return { args: [Math.min(100_000, capacity)], start: 0, steps: Array.from({ length: calls }, step) };
    },
  },
});
