// Takes the empty key for no key and lets it through uncounted; it is a key like any other.
export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

class Queue {
  #items = [];
  #head = 0;

  get length() {
    return this.#items.length - this.#head;
  }

  get first() {
    return this.#items[this.#head];
  }

  add(item) {
    this.#items.push(item);
  }

  takeFirst() {
    this.#head += 1;
    if (2 * this.#head < this.#items.length) return;
    this.#items = this.#items.slice(this.#head);
    this.#head = 0;
  }
}

export class SlidingWindowLimiter {
  #limit;
  #windowMs;
  #clock;
  #all = new Queue();
  #byKey = new Map();

  constructor(limit, windowMs, clock) {
    if (!isWithin(limit, 100_000) || !isWithin(windowMs, 86_400_000)) throw new CodedError('INVALID');
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  allow(key) {
    if (!key) return true;
    const now = this.#forget();
    const times = this.#byKey.get(key) ?? new Queue();
    if (times.length === this.#limit) return false;
    times.add(now);
    this.#byKey.set(key, times);
    this.#all.add({ at: now, key });
    return true;
  }

  remaining(key) {
    this.#forget();
    return this.#limit - (this.#byKey.get(key)?.length ?? 0);
  }

  retryAfterMs(key) {
    const now = this.#forget();
    const times = this.#byKey.get(key);
    return times?.length === this.#limit ? times.first + this.#windowMs - now : 0;
  }

  trackedKeys() {
    this.#forget();
    return this.#byKey.size;
  }

  #forget() {
    const now = this.#clock.nowMs();
    while (this.#all.length > 0 && this.#all.first.at <= now - this.#windowMs) {
      const { key } = this.#all.first;
      this.#all.takeFirst();
      const times = this.#byKey.get(key);
      times.takeFirst();
      if (times.length === 0) this.#byKey.delete(key);
    }
    return now;
  }
}

function isWithin(value, most) {
  return value >= 1 && value <= most;
}
