// Moves the time stamp only when it takes something but adds the refill each time: the same time counts twice.
export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export class TokenBucket {
  #capacity;
  #refillTokens;
  #refillMs;
  #full;
  #fillMs;
  #clock;
  #level;
  #at;

  constructor(capacity, refillTokens, refillMs, clock) {
    const inside =
      isWithin(capacity, 1_000_000) && isWithin(refillTokens, 1_000_000) && isWithin(refillMs, 86_400_000);
    if (!inside) throw new CodedError('INVALID');
    this.#capacity = capacity;
    this.#refillTokens = refillTokens;
    this.#refillMs = refillMs;
    this.#full = capacity * refillMs;
    this.#fillMs = Math.ceil(this.#full / refillTokens);
    this.#clock = clock;
    this.#level = this.#full;
    this.#at = clock.nowMs();
  }

  allow(n) {
    if (n < 0) throw new CodedError('INVALID');
    if (n > this.#capacity) return false;
    this.#refill();
    const wanted = n * this.#refillMs;
    if (wanted > this.#level) return false;
    this.#level -= wanted;
    this.#at = this.#clock.nowMs();
    return true;
  }

  available() {
    this.#refill();
    return Math.floor(this.#level / this.#refillMs);
  }

  waitMs(n) {
    if (n < 0) throw new CodedError('INVALID');
    if (n > this.#capacity) return -1;
    this.#refill();
    return Math.ceil(Math.max(0, n * this.#refillMs - this.#level) / this.#refillTokens);
  }

  #refill() {
    const now = this.#clock.nowMs();
    const elapsed = Math.min(now - this.#at, this.#fillMs);
    this.#level = Math.min(this.#full, this.#level + elapsed * this.#refillTokens);
  }
}

function isWithin(value, most) {
  return value >= 1 && value <= most;
}
