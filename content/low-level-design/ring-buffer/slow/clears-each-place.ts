// Empties every place when it is cleared: 100,000 steps to forget one value, where two numbers would do.
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
    this.places[(this.first + this.length) % this.places.length] = v;
    this.length += 1;
    return true;
  }

  pop(): number | null {
    if (this.length === 0) return null;
    const oldest = this.places[this.first] ?? null;
    this.places[this.first] = null;
    this.first = (this.first + 1) % this.places.length;
    this.length -= 1;
    return oldest;
  }

  pushOver(v: number): number | null {
    const dropped = this.length === this.places.length ? this.pop() : null;
    this.push(v);
    return dropped;
  }

  clear(): void {
    for (let i = 0; i < this.places.length; i += 1) this.places[i] = null;
    this.first = 0;
    this.length = 0;
  }

  peek(): number | null {
    return this.places[this.first] ?? null;
  }

  toArray(): number[] {
    const values: number[] = [];
    for (let i = 0; i < this.length; i += 1) {
      values.push(this.places[(this.first + i) % this.places.length] ?? 0);
    }
    return values;
  }

  size(): number {
    return this.length;
  }
}
