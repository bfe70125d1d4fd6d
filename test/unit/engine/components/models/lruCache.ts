/** A cache that forgets what was used least recently. */
import { defineComponent, refuse } from '../../../../../src/engine/components/model.ts';
import type { World } from '../../../../../src/engine/components/model.ts';
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

/** Newest last: a list is all that a model needs. */
class LruCache {
  private readonly capacity: number;
  private readonly entries: [key: number, value: number][];

  constructor(capacity: number, entries: readonly [number, number][] = []) {
    if (capacity < 0) refuse('INVALID');
    this.capacity = capacity;
    this.entries = [...entries];
  }

  put(k: number, v: number): number | null {
    if (this.capacity === 0) return null;
    this.take(k);
    const evicted = this.entries.length === this.capacity ? this.entries.shift() : undefined;
    this.entries.push([k, v]);
    return evicted?.[0] ?? null;
  }

  get(k: number): number | null {
    const entry = this.take(k);
    if (entry === null) return null;
    this.entries.push(entry);
    return entry[1];
  }

  peek(k: number): number | null {
    return this.entries.find(([key]) => key === k)?.[1] ?? null;
  }

  remove(k: number): boolean {
    return this.take(k) !== null;
  }

  keys(): number[] {
    return this.entries.map(([key]) => key).reverse();
  }

  size(): number {
    return this.entries.length;
  }

  show(): unknown {
    return this.entries.map(([key, value]) => ({ key, value })).reverse();
  }

  copy(): LruCache {
    return new LruCache(this.capacity, this.entries);
  }

  private take(k: number): [number, number] | null {
    const at = this.entries.findIndex(([key]) => key === k);
    return at < 0 ? null : (this.entries.splice(at, 1)[0] ?? null);
  }
}

export const lruCacheModel = defineComponent<LruCache>({
  create: (_world: World, capacity: number) => new LruCache(capacity),
  show: (cache) => cache.show(),
  copy: (cache) => cache.copy(),
  live: (cache) => ({ key: cache.keys() }),
  construct: (rng) => [rng.pick([0, 1, 1, 2, 2, 2, 3, 3, 5])],
});
