// Keeps all keys in one sorted array: each use cuts a key out and searches its new place from the front.
class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Entry {
  readonly key: number;
  value: number;
  freq: number;
}

export class LfuCache {
  private readonly capacity: number;
  private readonly byKey = new Map<number, Entry>();
  private readonly order: Entry[] = [];

  constructor(capacity: number) {
    if (capacity < 0) throw new CodedError('INVALID');
    this.capacity = capacity;
  }

  put(k: number, v: number): number | null {
    if (this.capacity === 0) return null;
    const known = this.byKey.get(k);
    if (known !== undefined) {
      known.value = v;
      this.use(known);
      return null;
    }
    const evicted = this.byKey.size === this.capacity ? this.order.shift() : undefined;
    if (evicted !== undefined) this.byKey.delete(evicted.key);
    const entry = { key: k, value: v, freq: 0 };
    this.byKey.set(k, entry);
    this.use(entry);
    return evicted?.key ?? null;
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
    const at = this.order.indexOf(entry);
    if (at >= 0) this.order.splice(at, 1);
    entry.freq += 1;
    const place = this.order.findIndex(({ freq }) => freq > entry.freq);
    this.order.splice(place < 0 ? this.order.length : place, 0, entry);
  }
}
