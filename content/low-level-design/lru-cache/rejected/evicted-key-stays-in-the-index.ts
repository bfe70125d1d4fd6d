// The key that goes leaves the list and stays in the map, so get() still finds it.
class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

class Entry {
  readonly key: number;
  value: number;
  newer: Entry = this;
  older: Entry = this;

  constructor(key: number, value: number) {
    this.key = key;
    this.value = value;
  }
}

export class LruCache {
  private readonly capacity: number;
  private readonly byKey = new Map<number, Entry>();
  private readonly ring = new Entry(0, 0);
  private count = 0;

  constructor(capacity: number) {
    if (capacity < 0) throw new CodedError('INVALID');
    this.capacity = capacity;
  }

  put(k: number, v: number): number | null {
    if (this.capacity === 0) return null;
    const known = this.byKey.get(k);
    if (known !== undefined) {
      known.value = v;
      this.makeNewest(known);
      return null;
    }
    const evicted = this.count === this.capacity ? this.ring.newer : null;
    if (evicted === null) this.count += 1;
    if (evicted !== null) this.unlink(evicted);
    const entry = new Entry(k, v);
    this.byKey.set(k, entry);
    this.makeNewest(entry);
    return evicted?.key ?? null;
  }

  get(k: number): number | null {
    const entry = this.byKey.get(k);
    if (entry === undefined) return null;
    this.makeNewest(entry);
    return entry.value;
  }

  peek(k: number): number | null {
    return this.byKey.get(k)?.value ?? null;
  }

  remove(k: number): boolean {
    const entry = this.byKey.get(k);
    if (entry === undefined) return false;
    this.forget(entry);
    this.count -= 1;
    return true;
  }

  keys(): number[] {
    const keys: number[] = [];
    for (let entry = this.ring.older; entry !== this.ring; entry = entry.older) keys.push(entry.key);
    return keys;
  }

  size(): number {
    return this.count;
  }

  private forget(entry: Entry): void {
    this.unlink(entry);
    this.byKey.delete(entry.key);
  }

  private makeNewest(entry: Entry): void {
    this.unlink(entry);
    entry.older = this.ring.older;
    entry.newer = this.ring;
    entry.older.newer = entry;
    this.ring.older = entry;
  }

  private unlink(entry: Entry): void {
    entry.newer.older = entry.older;
    entry.older.newer = entry.newer;
  }
}
