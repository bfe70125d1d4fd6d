/** The model of the hash table. What is judged is a map and the number of buckets; the hash matters for neither. */
import { defineComponent, refuse } from '../../../src/engine/components/model.ts';
import type { World } from '../../../src/engine/components/model.ts';
import type { Step } from '../../../src/engine/components/spec.ts';

/** Indices of the methods in problem.yaml. */
const PUT = 0;
const GET = 1;
const REMOVE = 2;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

class HashTable {
  private readonly entries: Map<string, number>;
  private count: number;

  constructor(buckets: number, entries: ReadonlyMap<string, number> = new Map()) {
    if (buckets < 1) refuse('INVALID');
    this.count = buckets;
    this.entries = new Map(entries);
  }

  put(k: string, v: number): number | null {
    const old = this.entries.get(k);
    if (old === undefined && (this.entries.size + 1) * 4 > this.count * 3) this.count *= 2;
    this.entries.set(k, v);
    return old ?? null;
  }

  get(k: string): number | null {
    return this.entries.get(k) ?? null;
  }

  remove(k: string): number | null {
    const old = this.entries.get(k);
    this.entries.delete(k);
    return old ?? null;
  }

  size(): number {
    return this.entries.size;
  }

  buckets(): number {
    return this.count;
  }

  keys(): string[] {
    return [...this.entries.keys()];
  }

  show(): unknown {
    const keys = [...this.entries.keys()].sort();
    return { buckets: this.count, entries: keys.map((key) => [key, this.entries.get(key)]) };
  }

  copy(): HashTable {
    return new HashTable(this.count, this.entries);
  }
}

/** A key for each number: its digits to the base 26, as letters. */
function keyOf(n: number): string {
  const last = LETTERS.charAt(n % 26);
  return n < 26 ? last : keyOf(Math.floor(n / 26)) + last;
}

function put(n: number): Step {
  return { method: PUT, args: [keyOf(n), n] };
}

export const oracle = defineComponent<HashTable>({
  create: (_world: World, buckets: number) => new HashTable(buckets),
  show: (table) => table.show(),
  copy: (table) => table.copy(),
  live: (table) => ({ key: table.keys() }),
  // A new key in half of the suggested calls: what goes wrong when it grows needs growing.
  suggest: (table, method, rng) => {
    const keys = table.keys();
    const key = rng.chance(0.5) || keys.length === 0 ? keyOf(rng.int(0, 60)) : rng.pick(keys);
    if (method === 'put') return [key, rng.int(0, 9)];
    return method === 'get' || method === 'remove' ? [key] : null;
  },
  construct: (rng) => [
    rng.pick([1, 1, 2, 3, 4, 5, 6, 7, 8]),
    rng.pick(['length', 'negative', 'constant', 'least', 'sum', 'fnv']),
  ],
  large: {
    'all put, then all looked up': (calls) => {
      const half = calls >> 1;
      return {
        args: [8, 'fnv'],
        start: 0,
        steps: Array.from({ length: calls }, (_, i) =>
          i < half ? put(i) : { method: GET, args: [keyOf(i - half)] },
        ),
      };
    },
    'looked up where they are not, then removed': (calls) => {
      const third = Math.max(1, Math.floor(calls / 3));
      return {
        args: [1, 'fnv'],
        start: 0,
        steps: Array.from({ length: calls }, (_, i) => {
          if (i < third) return put(i);
          return i < 2 * third
            ? { method: GET, args: [keyOf(i)] }
            : { method: REMOVE, args: [keyOf(i - 2 * third)] };
        }),
      };
    },
    'overwritten in random order': (calls, rng) => {
      const half = calls >> 1;
      return {
        args: [4096, 'fnv'],
        start: 0,
        steps: Array.from({ length: calls }, (_, i) => put(i < half ? i : rng.int(0, Math.max(0, half - 1)))),
      };
    },
  },
});
