// Estimates from the counts of two periods, as if the calls of the earlier one were evenly spread.
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
  #counts = new Map();

  constructor(limit, windowMs, clock) {
    if (!isWithin(limit, 100_000) || !isWithin(windowMs, 86_400_000)) throw new CodedError('INVALID');
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  allow(key) {
    const counts = this.#countsOf(key);
    if (this.#estimate(counts) + 1 > this.#limit) return false;
    counts.current += 1;
    this.#counts.set(key, counts);
    return true;
  }

  remaining(key) {
    return Math.max(0, this.#limit - Math.ceil(this.#estimate(this.#countsOf(key))));
  }

  retryAfterMs(key) {
    const counts = this.#countsOf(key);
    if (this.#estimate(counts) + 1 <= this.#limit) return 0;
    return this.#windowMs - (this.#clock.nowMs() % this.#windowMs);
  }

  trackedKeys() {
    return [...this.#counts.keys()].filter((key) => this.#estimate(this.#countsOf(key)) > 0).length;
  }

  #countsOf(key) {
    const period = Math.floor(this.#clock.nowMs() / this.#windowMs);
    const known = this.#counts.get(key);
    if (known?.period === period) return known;
    return { period, current: 0, previous: known?.period === period - 1 ? known.current : 0 };
  }

  #estimate({ current, previous }) {
    const gone = (this.#clock.nowMs() % this.#windowMs) / this.#windowMs;
    return current + previous * (1 - gone);
  }
}

function isWithin(value, most) {
  return value >= 1 && value <= most;
}
