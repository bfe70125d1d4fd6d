class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

class Entry {
  newer = this;
  older = this;

  constructor(key, value) {
    this.key = key;
    this.value = value;
  }
}

/**
 * At most `capacity` entries, each in the map and in a ring. `ring.older` is the newest entry, `ring.newer` the oldest; the
 * ring itself stands between them and spares every question about ends.
 */
export class LruCache {
  #capacity;
  #byKey = new Map();
  #ring = new Entry(0, 0);

  /** @param {number} capacity */
  constructor(capacity) {
    if (capacity < 0) throw new CodedError('INVALID');
    this.#capacity = capacity;
  }

  /**
   * @param {number} k
   * @param {number} v
   * @returns {number | null} the key that had to go
   */
  put(k, v) {
    if (this.#capacity === 0) return null;
    const known = this.#byKey.get(k);
    if (known !== undefined) {
      known.value = v;
      this.#makeNewest(known);
      return null;
    }
    const evicted = this.#byKey.size === this.#capacity ? this.#ring.newer : null;
    if (evicted !== null) this.#forget(evicted);
    const entry = new Entry(k, v);
    this.#byKey.set(k, entry);
    this.#makeNewest(entry);
    return evicted === null ? null : evicted.key;
  }

  /**
   * @param {number} k
   * @returns {number | null}
   */
  get(k) {
    const entry = this.#byKey.get(k);
    if (entry === undefined) return null;
    this.#makeNewest(entry);
    return entry.value;
  }

  /**
   * `get` without a change of the order.
   * @param {number} k
   * @returns {number | null}
   */
  peek(k) {
    return this.#byKey.get(k)?.value ?? null;
  }

  /**
   * @param {number} k
   * @returns {boolean}
   */
  remove(k) {
    const entry = this.#byKey.get(k);
    if (entry === undefined) return false;
    this.#forget(entry);
    return true;
  }

  /** @returns {number[]} the newest first */
  keys() {
    const keys = [];
    for (let entry = this.#ring.older; entry !== this.#ring; entry = entry.older) keys.push(entry.key);
    return keys;
  }

  /** @returns {number} */
  size() {
    return this.#byKey.size;
  }

  #forget(entry) {
    unlink(entry);
    this.#byKey.delete(entry.key);
  }

  #makeNewest(entry) {
    unlink(entry);
    entry.older = this.#ring.older;
    entry.newer = this.#ring;
    entry.older.newer = entry;
    this.#ring.older = entry;
  }
}

/** A new entry is its own neighbour, so this changes nothing for it. */
function unlink(entry) {
  entry.newer.older = entry.older;
  entry.older.newer = entry.newer;
}
