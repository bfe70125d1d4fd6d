// Turns round at the number of values; the places go on to the capacity.
class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export class RingBuffer {
  #places;
  #first = 0;
  #size = 0;

  constructor(capacity) {
    if (capacity < 1) throw new CodedError('INVALID');
    this.#places = new Int32Array(capacity);
  }

  push(v) {
    if (this.#size === this.#places.length) return false;
    this.#places[this.#placeOf(this.#size)] = v;
    this.#size += 1;
    return true;
  }

  pop() {
    if (this.#size === 0) return null;
    const oldest = this.#places[this.#first];
    this.#first = this.#placeOf(1);
    this.#size -= 1;
    return oldest;
  }

  pushOver(v) {
    const dropped = this.#size === this.#places.length ? this.pop() : null;
    this.push(v);
    return dropped;
  }

  clear() {
    this.#first = 0;
    this.#size = 0;
  }

  peek() {
    return this.#size === 0 ? null : this.#places[this.#first];
  }

  toArray() {
    return Array.from({ length: this.#size }, (_, i) => this.#places[this.#placeOf(i)]);
  }

  size() {
    return this.#size;
  }

  #placeOf(i) {
    return (this.#first + i) % Math.max(1, this.#size);
  }
}
