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

/** Entries of one frequency in a ring. The ring's own node stands between the oldest, `newer` of it, and the newest. */
class Group {
  #ring = new Entry(0, 0);

  get isEmpty() {
    return this.#ring.newer === this.#ring;
  }

  /** The entry that was used longest ago. */
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

/** At most `capacity` entries, in groups of equal frequency. No group is empty, and `#lowest` is the first of them. */
export class LfuCache {
  #capacity;
  #byKey = new Map();
  #groups = new Map();
  #lowest = 0;

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
      this.#use(known);
      return null;
    }
    const evicted = this.#byKey.size === this.#capacity ? this.#evict() : null;
    const entry = new Entry(k, v);
    this.#byKey.set(k, entry);
    this.#joinGroup(entry);
    this.#lowest = 1;
    return evicted;
  }

  /**
   * @param {number} k
   * @returns {number | null}
   */
  get(k) {
    const entry = this.#byKey.get(k);
    if (entry === undefined) return null;
    this.#use(entry);
    return entry.value;
  }

  /**
   * @param {number} k
   * @returns {number} 0 for a key that is not there
   */
  freq(k) {
    return this.#byKey.get(k)?.freq ?? 0;
  }

  /** Moves an entry one group up. If it leaves the lowest group empty, its new group is the lowest. */
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
