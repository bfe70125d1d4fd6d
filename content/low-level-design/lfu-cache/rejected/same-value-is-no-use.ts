// Returns early if the value is the same as before; overwriting is a use, whatever the value.
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
  freq = 1;
  newer: Entry = this;
  older: Entry = this;

  constructor(key: number, value: number) {
    this.key = key;
    this.value = value;
  }
}

class Group {
  private readonly ring = new Entry(0, 0);

  get isEmpty(): boolean {
    return this.ring.newer === this.ring;
  }

  get oldest(): Entry {
    return this.ring.newer;
  }

  add(entry: Entry): void {
    entry.newer = this.ring;
    entry.older = this.ring.older;
    entry.older.newer = entry;
    this.ring.older = entry;
  }
}

export class LfuCache {
  private readonly capacity: number;
  private readonly byKey = new Map<number, Entry>();
  private readonly groups = new Map<number, Group>();
  private lowest = 0;

  constructor(capacity: number) {
    if (capacity < 0) throw new CodedError('INVALID');
    this.capacity = capacity;
  }

  put(k: number, v: number): number | null {
    if (this.capacity === 0) return null;
    const known = this.byKey.get(k);
    if (known !== undefined) {
      if (known.value === v) return null;
      known.value = v;
      this.use(known);
      return null;
    }
    const evicted = this.byKey.size === this.capacity ? this.evict() : null;
    const entry = new Entry(k, v);
    this.byKey.set(k, entry);
    this.joinGroup(entry);
    this.lowest = 1;
    return evicted;
  }

  get(k: number): number | null {
    const entry = this.byKey.get(k);
    if (entry === undefined) return null;
    this.use(entry);
    return entry.value;
  }

  freq(k: number): number {
    return this.byKey.get(k)?.freq ?? 0;
  }

  private use(entry: Entry): void {
    this.leaveGroup(entry);
    if (!this.groups.has(this.lowest)) this.lowest += 1;
    entry.freq += 1;
    this.joinGroup(entry);
  }

  private evict(): number {
    const { oldest } = this.groups.get(this.lowest)!;
    this.leaveGroup(oldest);
    this.byKey.delete(oldest.key);
    return oldest.key;
  }

  private joinGroup(entry: Entry): void {
    const group = this.groups.get(entry.freq) ?? new Group();
    this.groups.set(entry.freq, group);
    group.add(entry);
  }

  private leaveGroup(entry: Entry): void {
    entry.newer.older = entry.older;
    entry.older.newer = entry.newer;
    if (this.groups.get(entry.freq)?.isEmpty) this.groups.delete(entry.freq);
  }
}
