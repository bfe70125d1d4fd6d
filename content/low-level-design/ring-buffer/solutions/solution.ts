class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * `length` values from the place `first` on, over the end of the array to its beginning. The number of values tells the full
 * buffer from the empty one: in both of them the next free place is the first one.
 */
export class RingBuffer {
  private readonly places: Int32Array;
  private first = 0;
  private length = 0;

  constructor(capacity: number) {
    if (capacity < 1) throw new CodedError('INVALID');
    this.places = new Int32Array(capacity);
  }

  push(v: number): boolean {
    if (this.length === this.places.length) return false;
    this.places[this.placeOf(this.length)] = v;
    this.length += 1;
    return true;
  }

  pop(): number | null {
    const oldest = this.peek();
    if (oldest === null) return null;
    this.first = this.placeOf(1);
    this.length -= 1;
    return oldest;
  }

  /** Returns the value that had to go, if any. */
  pushOver(v: number): number | null {
    const dropped = this.length === this.places.length ? this.pop() : null;
    this.push(v);
    return dropped;
  }

  clear(): void {
    this.first = 0;
    this.length = 0;
  }

  peek(): number | null {
    return this.length === 0 ? null : (this.places[this.first] ?? null);
  }

  /** The oldest first. */
  toArray(): number[] {
    return Array.from({ length: this.length }, (_, i) => this.places[this.placeOf(i)] ?? 0);
  }

  size(): number {
    return this.length;
  }

  /** Place of the value that is `i` behind the oldest one. */
  private placeOf(i: number): number {
    return (this.first + i) % this.places.length;
  }
}
