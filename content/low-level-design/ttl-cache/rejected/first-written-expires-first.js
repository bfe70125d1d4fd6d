// Looks at the entries in the order in which they got their expiry; one put later may expire sooner.
export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export class TtlCache {
  #capacity;
  #ttlMs;
  #clock;
  #entries = new Map();
  #expiries = new Map();

  constructor(capacity, ttlMs, clock) {
    if (capacity < 1 || ttlMs < 1) throw new CodedError('INVALID');
    this.#capacity = capacity;
    this.#ttlMs = ttlMs;
    this.#clock = clock;
  }

  put(k, v, ttlMs) {
    const life = ttlMs ?? this.#ttlMs;
    if (life < 1) throw new CodedError('INVALID');
    const now = this.#dropExpired();
    this.#forget(k);
    let evicted = null;
    if (this.#entries.size === this.#capacity) {
      evicted = this.#entries.keys().next().value;
      this.#forget(evicted);
    }
    this.#entries.set(k, v);
    this.#expiries.set(k, now + life);
    return evicted;
  }

  get(k) {
    this.#dropExpired();
    const v = this.#entries.get(k);
    if (v === undefined) return null;
    this.#entries.delete(k);
    this.#entries.set(k, v);
    return v;
  }

  touch(k, ttlMs) {
    if (ttlMs < 1) throw new CodedError('INVALID');
    const now = this.#dropExpired();
    if (!this.#entries.has(k)) return false;
    this.#expiries.delete(k);
    this.#expiries.set(k, now + ttlMs);
    return true;
  }

  ttl(k) {
    const now = this.#dropExpired();
    return this.#entries.has(k) ? this.#expiries.get(k) - now : -1;
  }

  size() {
    this.#dropExpired();
    return this.#entries.size;
  }

  #dropExpired() {
    const now = this.#clock.nowMs();
    for (const [k, expiry] of this.#expiries) {
      if (expiry > now) break;
      this.#forget(k);
    }
    return now;
  }

  #forget(k) {
    this.#entries.delete(k);
    this.#expiries.delete(k);
  }
}
