export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * One list of entries for each bucket. An entry keeps the hash of its key: to move it into another bucket needs no second
 * look at the text.
 */
export class HashTable {
  #hash;
  #chains;
  #size = 0;

  /**
   * @param {number} buckets
   * @param {(key: string) => number} hash
   */
  constructor(buckets, hash) {
    if (buckets < 1) throw new CodedError('INVALID');
    this.#hash = hash;
    this.#chains = emptyChains(buckets);
  }

  /**
   * @param {string} k
   * @param {number} v
   * @returns {number | null} the value that the key had before
   */
  put(k, v) {
    const hash = this.#hash(k);
    const entry = this.#chain(hash).find(({ key }) => key === k);
    if (entry !== undefined) {
      const old = entry.value;
      entry.value = v;
      return old;
    }
    if (4 * (this.#size + 1) > 3 * this.#chains.length) this.#grow();
    this.#chain(hash).push({ key: k, hash, value: v });
    this.#size += 1;
    return null;
  }

  /**
   * @param {string} k
   * @returns {number | null}
   */
  get(k) {
    return this.#chain(this.#hash(k)).find(({ key }) => key === k)?.value ?? null;
  }

  /**
   * @param {string} k
   * @returns {number | null}
   */
  remove(k) {
    const chain = this.#chain(this.#hash(k));
    const at = chain.findIndex(({ key }) => key === k);
    if (at < 0) return null;
    const [removed] = chain.splice(at, 1);
    this.#size -= 1;
    return removed.value;
  }

  /** @returns {number} */
  size() {
    return this.#size;
  }

  /** @returns {number} */
  buckets() {
    return this.#chains.length;
  }

  /** @returns {string[]} */
  keys() {
    return this.#chains.flatMap((chain) => chain.map(({ key }) => key));
  }

  /** The index is never negative: % takes the sign of the hash. */
  #chain(hash) {
    const m = this.#chains.length;
    return this.#chains[((hash % m) + m) % m];
  }

  /** Doubles the buckets. Each entry moves, since its index depends on their number. */
  #grow() {
    const old = this.#chains;
    this.#chains = emptyChains(2 * old.length);
    for (const entry of old.flat()) this.#chain(entry.hash).push(entry);
  }
}

function emptyChains(count) {
  return Array.from({ length: count }, () => []);
}
