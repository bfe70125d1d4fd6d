class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * `size` values from the place `first` on, over the end of the array to its beginning. The number of values tells the full
 * buffer from the empty one: in both of them the next free place is the first one.
 */
export class RingBuffer {
  #places;
  #first = 0;
  #size = 0;

  /** @param {number} capacity */
  constructor(capacity) {
    if (capacity < 1) throw new CodedError('INVALID');
    this.#places = new Int32Array(capacity);
  }

  /**
   * @param {number} v
   * @returns {boolean}
   */
  push(v) {
    if (this.#size === this.#places.length) return false;
    this.#places[this.#placeOf(this.#size)] = v;
    this.#size += 1;
    return true;
  }

  /** @returns {number | null} */
  pop() {
    if (this.#size === 0) return null;
    const oldest = this.#places[this.#first];
    this.#first = this.#placeOf(1);
    this.#size -= 1;
    return oldest;
  }

  /**
   * @param {number} v
   * @returns {number | null} the value that had to go
   */
  pushOver(v) {
    const dropped = this.#size === this.#places.length ? this.pop() : null;
    this.push(v);
    return dropped;
  }

  clear() {
    this.#first = 0;
    this.#size = 0;
  }

  /** @returns {number | null} */
  peek() {
    return this.#size === 0 ? null : this.#places[this.#first];
  }

  /** @returns {number[]} the oldest first */
  toArray() {
    return Array.from({ length: this.#size }, (_, i) => this.#places[this.#placeOf(i)]);
  }

  /** @returns {number} */
  size() {
    return this.#size;
  }

  /** Place of the value that is `i` behind the oldest one. */
  #placeOf(i) {
    return (this.#first + i) % this.#places.length;
  }
}
