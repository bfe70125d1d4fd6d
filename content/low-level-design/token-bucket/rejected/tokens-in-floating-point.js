// Keeps the level as a fraction in floating point: at the instant at which a token is complete a crumb is missing.
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
    this.#full = capacity;
    this.#fillMs = Math.ceil((capacity * refillMs) / refillTokens);
    this.#clock = clock;
    this.#level = this.#full;
    this.#at = clock.nowMs();
  }

  allow(n) {
    if (n < 0) throw new CodedError('INVALID');
    if (n > this.#capacity) return false;
    this.#refill();
    const wanted = n;
    if (wanted > this.#level) return false;
    this.#level -= wanted;
    return true;
  }

  available() {
    this.#refill();
    return Math.floor(this.#level);
  }

  waitMs(n) {
    if (n < 0) throw new CodedError('INVALID');
    if (n > this.#capacity) return -1;
    this.#refill();
    return Math.ceil((Math.max(0, n - this.#level) * this.#refillMs) / this.#refillTokens);
  }

  #refill() {
    const now = this.#clock.nowMs();
    const elapsed = Math.min(now - this.#at, this.#fillMs);
    this.#level = Math.min(this.#full, this.#level + (elapsed * this.#refillTokens) / this.#refillMs);
    this.#at = now;
  }
}

function isWithin(value, most) {
  return value >= 1 && value <= most;
}
