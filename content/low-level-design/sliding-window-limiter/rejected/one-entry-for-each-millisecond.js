// Keeps the times in a set: all calls of one key in the same millisecond are one entry.
export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export class SlidingWindowLimiter {
  #limit;
  #windowMs;
  #clock;
  #byKey = new Map();

  constructor(limit, windowMs, clock) {
    if (!isWithin(limit, 100_000) || !isWithin(windowMs, 86_400_000)) throw new CodedError('INVALID');
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  allow(key) {
    this.#forget();
    const times = this.#byKey.get(key) ?? new Set();
    if (times.size === this.#limit) return false;
    times.add(this.#clock.nowMs());
    this.#byKey.set(key, times);
    return true;
  }

  remaining(key) {
    this.#forget();
    return this.#limit - (this.#byKey.get(key)?.size ?? 0);
  }

  retryAfterMs(key) {
    this.#forget();
    const times = this.#byKey.get(key);
    if (times === undefined || times.size < this.#limit) return 0;
    const [oldest] = times;
    return oldest + this.#windowMs - this.#clock.nowMs();
  }

  trackedKeys() {
    this.#forget();
    return this.#byKey.size;
  }

  #forget() {
    const last = this.#clock.nowMs() - this.#windowMs;
    for (const [key, times] of this.#byKey) {
      for (const at of times) {
        if (at <= last) times.delete(at);
      }
      if (times.size === 0) this.#byKey.delete(key);
    }
  }
}

function isWithin(value, most) {
  return value >= 1 && value <= most;
}
