// touch() counts as a use, so the entry is no longer the next one to go; it changes the expiry only.
export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

class Entry {
  place = 0;
  newer = this;
  older = this;

  constructor(key, value, expiry) {
    this.key = key;
    this.value = value;
    this.expiry = expiry;
  }
}

export class TtlCache {
  #capacity;
  #ttlMs;
  #clock;
  #byKey = new Map();
  #ring = new Entry('', 0, 0);
  #expiries = new ExpiryHeap();

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
    const known = this.#byKey.get(k);
    if (known !== undefined) {
      known.value = v;
      this.#expiries.change(known, now + life);
      this.#makeNewest(known);
      return null;
    }
    const evicted = this.#byKey.size === this.#capacity ? this.#ring.newer : null;
    if (evicted !== null) this.#forget(evicted);
    const entry = new Entry(k, v, now + life);
    this.#byKey.set(k, entry);
    this.#expiries.add(entry);
    this.#makeNewest(entry);
    return evicted === null ? null : evicted.key;
  }

  get(k) {
    this.#dropExpired();
    const entry = this.#byKey.get(k);
    if (entry === undefined) return null;
    this.#makeNewest(entry);
    return entry.value;
  }

  touch(k, ttlMs) {
    if (ttlMs < 1) throw new CodedError('INVALID');
    const now = this.#dropExpired();
    const entry = this.#byKey.get(k);
    if (entry === undefined) return false;
    this.#expiries.change(entry, now + ttlMs);
    this.#makeNewest(entry);
    return true;
  }

  ttl(k) {
    const now = this.#dropExpired();
    const entry = this.#byKey.get(k);
    return entry === undefined ? -1 : entry.expiry - now;
  }

  size() {
    this.#dropExpired();
    return this.#byKey.size;
  }

  #dropExpired() {
    const now = this.#clock.nowMs();
    for (let next = this.#expiries.first(); next !== undefined && next.expiry <= now; next = this.#expiries.first()) {
      this.#forget(next);
    }
    return now;
  }

  #forget(entry) {
    unlink(entry);
    this.#expiries.remove(entry);
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

class ExpiryHeap {
  #entries = [];

  first() {
    return this.#entries[0];
  }

  add(entry) {
    this.#entries.push(entry);
    this.#rise(entry, this.#entries.length - 1);
  }

  change(entry, expiry) {
    entry.expiry = expiry;
    this.#rise(entry, entry.place);
    this.#sink(entry, entry.place);
  }

  remove(entry) {
    const last = this.#entries.pop();
    if (last === entry) return;
    this.#rise(last, entry.place);
    this.#sink(last, last.place);
  }

  #rise(entry, from) {
    let place = from;
    while (place > 0) {
      const above = this.#entries[(place - 1) >> 1];
      if (above.expiry <= entry.expiry) break;
      this.#set(place, above);
      place = (place - 1) >> 1;
    }
    this.#set(place, entry);
  }

  #sink(entry, from) {
    const entries = this.#entries;
    let place = from;
    for (let below = 2 * place + 1; below < entries.length; below = 2 * place + 1) {
      if (below + 1 < entries.length && entries[below + 1].expiry < entries[below].expiry) below += 1;
      if (entries[below].expiry >= entry.expiry) break;
      this.#set(place, entries[below]);
      place = below;
    }
    this.#set(place, entry);
  }

  #set(place, entry) {
    this.#entries[place] = entry;
    entry.place = place;
  }
}
