// Overwriting removes the old entry and puts a new one in, so the key loses the uses it had.
class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

class Entry {
  freq = 1;
  newer = this;
  older = this;

  constructor(key, value) {
    this.key = key;
    this.value = value;
  }
}

class Group {
  #ring = new Entry(0, 0);

  get isEmpty() {
    return this.#ring.newer === this.#ring;
  }

  get oldest() {
    return this.#ring.newer;
  }

  add(entry) {
    entry.newer = this.#ring;
    entry.older = this.#ring.older;
    entry.older.newer = entry;
    this.#ring.older = entry;
  }
}

export class LfuCache {
  #capacity;
  #byKey = new Map();
  #groups = new Map();
  #lowest = 0;

  constructor(capacity) {
    if (capacity < 0) throw new CodedError('INVALID');
    this.#capacity = capacity;
  }

  put(k, v) {
    if (this.#capacity === 0) return null;
    const known = this.#byKey.get(k);
    if (known !== undefined) {
      this.#leaveGroup(known);
      known.value = v;
      known.freq = 1;
      this.#joinGroup(known);
      this.#lowest = 1;
      return null;
    }
    const evicted = this.#byKey.size === this.#capacity ? this.#evict() : null;
    const entry = new Entry(k, v);
    this.#byKey.set(k, entry);
    this.#joinGroup(entry);
    this.#lowest = 1;
    return evicted;
  }

  get(k) {
    const entry = this.#byKey.get(k);
    if (entry === undefined) return null;
    this.#use(entry);
    return entry.value;
  }

  freq(k) {
    return this.#byKey.get(k)?.freq ?? 0;
  }

  #use(entry) {
    this.#leaveGroup(entry);
    if (!this.#groups.has(this.#lowest)) this.#lowest += 1;
    entry.freq += 1;
    this.#joinGroup(entry);
  }

  #evict() {
    const { oldest } = this.#groups.get(this.#lowest);
    this.#leaveGroup(oldest);
    this.#byKey.delete(oldest.key);
    return oldest.key;
  }

  #joinGroup(entry) {
    const group = this.#groups.get(entry.freq) ?? new Group();
    this.#groups.set(entry.freq, group);
    group.add(entry);
  }

  #leaveGroup(entry) {
    entry.newer.older = entry.older;
    entry.older.newer = entry.newer;
    if (this.#groups.get(entry.freq).isEmpty) this.#groups.delete(entry.freq);
  }
}
