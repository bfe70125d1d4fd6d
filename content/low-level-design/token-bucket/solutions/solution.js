export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * Counts in units of 1/refillMs token, so that all amounts are whole numbers: a millisecond adds refillTokens units, and a
 * token is refillMs of them. The full bucket holds at most 8.64e13 units, well within 2^53.
 */
export class TokenBucket {
  #capacity;
  #refillTokens;
  #refillMs;
  #full;
  #fillMs;
  #clock;
  #level;
  #at;

  /**
   * @param {number} capacity
   * @param {number} refillTokens
   * @param {number} refillMs
   * @param {{ nowMs(): number }} clock
   */
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

  /**
   * Takes n tokens if they are there, else nothing.
   * @param {number} n
   * @returns {boolean}
   */
  allow(n) {
    if (n < 0) throw new CodedError('INVALID');
    if (n > this.#capacity) return false;
    this.#refill();
    const wanted = n * this.#refillMs;
    if (wanted > this.#level) return false;
    this.#level -= wanted;
    return true;
  }

  /** @returns {number} */
  available() {
    this.#refill();
    return Math.floor(this.#level / this.#refillMs);
  }

  /**
   * @param {number} n
   * @returns {number} milliseconds until n tokens are there, or -1 where they never will be
   */
  waitMs(n) {
    if (n < 0) throw new CodedError('INVALID');
    if (n > this.#capacity) return -1;
    this.#refill();
    return Math.ceil(Math.max(0, n * this.#refillMs - this.#level) / this.#refillTokens);
  }

  /** Brings the level up to date. A long rest is cut off before it is multiplied: the product stays exact. */
  #refill() {
    const now = this.#clock.nowMs();
    const elapsed = Math.min(now - this.#at, this.#fillMs);
    this.#level = Math.min(this.#full, this.#level + elapsed * this.#refillTokens);
    this.#at = now;
  }
}

function isWithin(value, most) {
  return value >= 1 && value <= most;
}
