/** The model of the LFU cache: for each frequency the keys that have it, the one used longest ago first. */
import { defineComponent, refuse } from '../../../src/engine/components/model.ts';
import type { World } from '../../../src/engine/components/model.ts';
import type { Sequence, Step } from '../../../src/engine/components/spec.ts';

/** Indices of the methods in problem.yaml. */
const PUT = 0;
const GET = 1;
const FREQ = 2;
const LARGEST = 100_000;

/** Keys of one frequency. A Set keeps the order of insertion, so what was used longest ago is first. */
class Level {
  readonly keys = new Set<number>();
  /**
   * Goes on behind the key it gave last. Every key in front of it is gone, so what it gives next is the oldest. To look from
   * the start each time would walk over the places of all removed keys.
   */
  private readonly oldestFirst = this.keys.values();

  /** The key that was used longest ago, taken out; undefined where there is none. */
  takeOldest(): number | undefined {
    if (this.keys.size === 0) return undefined;
    const { value } = this.oldestFirst.next();
    if (value !== undefined) this.keys.delete(value);
    return value;
  }
}

class LfuCache {
  private readonly capacity: number;
  private readonly entries = new Map<number, { value: number; uses: number }>();
  private readonly levels = new Map<number, Level>();

  constructor(capacity: number) {
    if (capacity < 0) refuse('INVALID');
    this.capacity = capacity;
  }

  put(k: number, v: number): number | null {
    if (this.capacity === 0) return null;
    const known = this.entries.get(k);
    if (known !== undefined) {
      known.value = v;
      this.use(k);
      return null;
    }
    const evicted = this.entries.size === this.capacity ? this.evict() : null;
    this.entries.set(k, { value: v, uses: 0 });
    this.use(k);
    return evicted;
  }

  get(k: number): number | null {
    if (!this.entries.has(k)) return null;
    this.use(k);
    return this.entries.get(k)?.value ?? null;
  }

  freq(k: number): number {
    return this.entries.get(k)?.uses ?? 0;
  }

  /** The next to go first. */
  all(): readonly { readonly key: number; readonly value: number; readonly freq: number }[] {
    const all: { readonly key: number; readonly value: number; readonly freq: number }[] = [];
    for (const [freq, { keys }] of [...this.levels].sort(([a], [b]) => a - b)) {
      for (const key of keys) all.push({ key, value: this.entries.get(key)?.value ?? 0, freq });
    }
    return all;
  }

  private use(k: number): void {
    const entry = this.entries.get(k);
    if (entry === undefined) return;
    const level = this.levels.get(entry.uses);
    level?.keys.delete(k);
    if (level?.keys.size === 0) this.levels.delete(entry.uses);
    entry.uses += 1;
    const next = this.levels.get(entry.uses) ?? new Level();
    this.levels.set(entry.uses, next);
    next.keys.add(k);
  }

  /** Looks through the frequencies from 1 on. That the lowest one is f took f uses, and a new key follows: so it pays off. */
  private evict(): number {
    for (let uses = 1; ; uses += 1) {
      const evicted = this.levels.get(uses)?.takeOldest();
      if (evicted === undefined) continue;
      this.entries.delete(evicted);
      return evicted;
    }
  }
}

function put(k: number): Step {
  return { method: PUT, args: [k, k] };
}

function get(k: number): Step {
  return { method: GET, args: [k] };
}

/** Fills the cache with a share of the calls, then goes on as told. */
function filled(calls: number, share: number, next: (i: number, capacity: number) => Step): Sequence {
  const capacity = Math.max(1, Math.min(LARGEST, Math.floor(calls * share)));
  const steps = Array.from({ length: calls }, (_, i) => (i < capacity ? put(i) : next(i, capacity)));
  return { args: [capacity], steps, start: 0 };
}

export const oracle = defineComponent<LfuCache>({
  create: (_world: World, capacity: number) => new LfuCache(capacity),
  show: (cache) => cache.all(),
  live: (cache) => ({ key: cache.all().map(({ key }) => key) }),
  // Small ones, since what goes wrong shows when a key has to go.
  construct: (rng) => [rng.pick([0, 1, 2, 2, 2, 2, 3, 3, 3, 4, 6])],
  // The two ends of the lowest level, so that keys meet on the next one in another order; and new keys when there is a tie.
  suggest: (cache, method, rng) => {
    const all = cache.all();
    const lowest = all.filter(({ freq }) => freq === all[0]?.freq);
    const known = rng.pick([...lowest.slice(0, 1), ...lowest.slice(-1), rng.pick([...all, { key: 1 }])]).key;
    if (method !== 'put') return [known];
    const fresh = Math.max(0, ...all.map(({ key }) => key)) + 1;
    return [rng.chance(lowest.length > 1 ? 0.7 : 0.4) ? fresh : known, rng.int(-1, 9)];
  },
  large: {
    'every put pushes one out': (calls) => filled(calls, 0.125, put),
    'reads and overwrites all over a full cache': (calls, rng) =>
      filled(calls, 0.2, (i, capacity) => {
        const k = rng.int(0, capacity - 1);
        return i % 3 === 0 ? put(k) : get(k);
      }),
    'all read in turn, new keys in between': (calls) =>
      filled(calls, 0.2, (i, capacity) => (i % 5 === 4 ? put(calls + i) : get((i * 7919) % capacity))),
    'a few keys read very often, new keys in between': (calls) =>
      filled(calls, 0.125, (i) => {
        if (i % 4 === 3) return put(i);
        return i % 64 === 0 ? { method: FREQ, args: [0] } : get(i % 16);
      }),
  },
});
