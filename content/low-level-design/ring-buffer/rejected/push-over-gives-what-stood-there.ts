// Gives what stood in the place before. In a free place that is a value which was popped long ago.
class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export class RingBuffer {
  private readonly places: (number | null)[];
  private first = 0;
  private length = 0;

  constructor(capacity: number) {
    if (capacity < 1) throw new CodedError('INVALID');
    this.places = new Array<number | null>(capacity).fill(null);
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
    const dropped = this.places[this.placeOf(this.length)] ?? null;
    if (this.length === this.places.length) this.pop();
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
    return Array.from({ length: this.length }, (_, i) => this.places[this.placeOf(i)] ?? 0);
  }

  size(): number {
    return this.length;
  }

  private placeOf(i: number): number {
    return (this.first + i) % this.places.length;
  }
}
