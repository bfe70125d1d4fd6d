export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** First in, first out. What was taken is cut off when it is half of the array, so each item is moved about once. */
class Queue {
  #items = [];
  #head = 0;

  get length() {
    return this.#items.length - this.#head;
  }

  /** Undefined where there is none. */
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

/**
 * The calls that count, once by key and once all together, the oldest first in both. The window is the same for all keys,
 * so what ends next is at the front of the common queue, and at the front of its key's.
 */
export class SlidingWindowLimiter {
  #limit;
  #windowMs;
  #clock;
  #all = new Queue();
  #byKey = new Map();

  /**
   * @param {number} limit
   * @param {number} windowMs
   * @param {{ nowMs(): number }} clock
   */
  constructor(limit, windowMs, clock) {
    if (!isWithin(limit, 100_000) || !isWithin(windowMs, 86_400_000)) throw new CodedError('INVALID');
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  /**
   * @param {string} key
   * @returns {boolean}
   */
  allow(key) {
    const now = this.#forget();
    const times = this.#byKey.get(key) ?? new Queue();
    if (times.length === this.#limit) return false;
    times.add(now);
    this.#byKey.set(key, times);
    this.#all.add({ at: now, key });
    return true;
  }

  /**
   * @param {string} key
   * @returns {number} how many calls would be let through now
   */
  remaining(key) {
    this.#forget();
    return this.#limit - (this.#byKey.get(key)?.length ?? 0);
  }

  /**
   * @param {string} key
   * @returns {number} milliseconds until `allow` would be true
   */
  retryAfterMs(key) {
    const now = this.#forget();
    const times = this.#byKey.get(key);
    return times?.length === this.#limit ? times.first + this.#windowMs - now : 0;
  }

  /** @returns {number} */
  trackedKeys() {
    this.#forget();
    return this.#byKey.size;
  }

  /** Drops what is over and returns the time. */
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
