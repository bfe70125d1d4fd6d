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

/**
 * At most `capacity` entries, each in the map and in a ring. `ring.older` is the newest entry, `ring.newer` the oldest; the
 * ring itself stands between them and spares every question about ends.
 */
export class LruCache {
  private readonly capacity: number;
  private readonly byKey = new Map<number, Entry>();
  private readonly ring = new Entry(0, 0);

  constructor(capacity: number) {
    if (capacity < 0) throw new CodedError('INVALID');
    this.capacity = capacity;
  }

  /** Returns the key that had to go, if any. */
  put(k: number, v: number): number | null {
    if (this.capacity === 0) return null;
    const known = this.byKey.get(k);
    if (known !== undefined) {
      known.value = v;
      this.makeNewest(known);
      return null;
    }
    const evicted = this.byKey.size === this.capacity ? this.ring.newer : null;
    if (evicted !== null) this.forget(evicted);
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

  /** `get` without a change of the order. */
  peek(k: number): number | null {
    return this.byKey.get(k)?.value ?? null;
  }

  remove(k: number): boolean {
    const entry = this.byKey.get(k);
    if (entry === undefined) return false;
    this.forget(entry);
    return true;
  }

  /** The newest first. */
  keys(): number[] {
    const keys: number[] = [];
    for (let entry = this.ring.older; entry !== this.ring; entry = entry.older) keys.push(entry.key);
    return keys;
  }

  size(): number {
    return this.byKey.size;
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

  /** A new entry is its own neighbour, so this changes nothing for it. */
  private unlink(entry: Entry): void {
    entry.newer.older = entry.older;
    entry.older.newer = entry.newer;
  }
}
