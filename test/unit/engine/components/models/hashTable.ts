/** A hash table with chains, whose hash is given. */
import { defineComponent, refuse } from '../../../../../src/engine/components/model.ts';
import type { World } from '../../../../../src/engine/components/model.ts';
import type { Step } from '../../../../../src/engine/components/spec.ts';
import { specOf } from './specOf.ts';

const KEY = `{ length: [0, 12], alphabet: abcdefghijklmnopqrstuvwxyz, pool: key, small: [a, b, ab] }`;

export const hashTableSpec = specOf(`
name: HashTable
constructor:
  - { name: buckets, type: int, range: [0, 1024], small: [1, 2, 8] }
  - { name: hash, function: "string -> int", choices: [length, constant, negative, least, fnv] }
errors:
  INVALID: There is no bucket.
methods:
  - call: "put(k: string, v: int) -> int?"
    args: { k: ${KEY}, v: { range: [-1000000, 1000000], small: [0, 1] } }
  - call: "get(k: string) -> int?"
    args: { k: ${KEY} }
    pure: true
  - call: "remove(k: string) -> int?"
    args: { k: ${KEY} }
  - call: "size() -> int"
    pure: true
  - call: "buckets() -> int"
    pure: true
  - call: "keys() -> string[]"
    pure: true
    compare: unordered
limits: { caseMs: 1000, memoryMb: 128 }
growth: { perCall: "1", calls: 200000 }
examples:
  - note: The second key would fill more than three quarters, so there are four buckets first.
    new: [2, length]
    steps:
      - { call: put, args: [a, 1], gives: null }
      - { call: buckets, gives: 2 }
      - { call: put, args: [b, 2], gives: null }
      - { call: buckets, gives: 4 }
      - { call: keys, gives: [b, a] }
  - note: A key that is there gives its old value.
    new: [8, constant]
    steps:
      - { call: put, args: [a, 1], gives: null }
      - { call: put, args: [a, 2], gives: 1 }
      - { call: size, gives: 1 }
`);

/** What is judged is a map and a number; the hash matters for neither. */
class HashTable {
  private readonly entries = new Map<string, number>();
  private count: number;

  constructor(buckets: number) {
    if (buckets < 1) refuse('INVALID');
    this.count = buckets;
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
}

export const hashTableModel = defineComponent<HashTable>({
  create: (_world: World, buckets: number) => new HashTable(buckets),
  show: (table) => table.show(),
  live: (table) => ({ key: table.keys() }),
  construct: (rng) => [
    rng.pick([1, 2, 3, 4, 8]),
    rng.pick(['length', 'constant', 'negative', 'least', 'fnv']),
  ],
  large: {
    'many keys, each put and read': (calls) => ({
      args: [8, 'fnv'],
      start: 0,
      steps: Array.from({ length: calls }, (_, i): Step => {
        const key = [...String(i >> 1)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
        return i % 2 === 0 ? { method: 0, args: [key, i] } : { method: 1, args: [key] };
      }),
    }),
  },
});
