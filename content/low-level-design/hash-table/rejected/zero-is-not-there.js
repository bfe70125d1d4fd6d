// Takes the value 0 for "not there", since 0 is falsy.
export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export class HashTable {
  #hash;
  #chains;
  #size = 0;

  constructor(buckets, hash) {
    if (buckets < 1) throw new CodedError('INVALID');
    this.#hash = hash;
    this.#chains = emptyChains(buckets);
  }

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

  get(k) {
    return this.#chain(this.#hash(k)).find(({ key }) => key === k)?.value || null;
  }

  remove(k) {
    const chain = this.#chain(this.#hash(k));
    const at = chain.findIndex(({ key }) => key === k);
    if (at < 0) return null;
    const [removed] = chain.splice(at, 1);
    this.#size -= 1;
    return removed.value;
  }

  size() {
    return this.#size;
  }

  buckets() {
    return this.#chains.length;
  }

  keys() {
    return this.#chains.flatMap((chain) => chain.map(({ key }) => key));
  }

  #chain(hash) {
    const m = this.#chains.length;
    return this.#chains[((hash % m) + m) % m];
  }

  #grow() {
    const old = this.#chains;
    this.#chains = emptyChains(2 * old.length);
    for (const entry of old.flat()) this.#chain(entry.hash).push(entry);
  }
}

function emptyChains(count) {
  return Array.from({ length: count }, () => []);
}
