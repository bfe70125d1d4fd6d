/** A token bucket with exact, continuous refill. */
import { defineComponent, refuse } from '../../../../../src/engine/components/model.ts';
import type { World } from '../../../../../src/engine/components/model.ts';
import { specOf } from './specOf.ts';

export const tokenBucketSpec = specOf(`
name: TokenBucket
constructor:
  - { name: capacity, type: int, range: [0, 1000001], small: [1, 2] }
  - { name: refillTokens, type: int, range: [0, 1000001], small: [1, 2] }
  - { name: refillMs, type: int, range: [0, 86400001], small: [1, 3, 1000] }
clock: true
errors:
  INVALID: An argument is out of its range.
methods:
  - call: "allow(n: int) -> bool"
    args: { n: { range: [-2, 1000002], small: [1, 2] } }
    errors: [INVALID]
  - call: "available() -> int"
    pure: true
  - call: "waitMs(n: int) -> long"
    args: { n: { range: [-2, 1000002], small: [1, 2] } }
    pure: true
    errors: [INVALID]
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 200000 }
concurrency: { threads: [2, 3], calls: [3, 5] }
examples:
  - note: It starts full, and refills one token each 500 ms.
    new: [2, 2, 1000]
    start: 5
    steps:
      - { call: allow, args: [2], gives: true }
      - { call: allow, args: [1], gives: false }
      - { advance: 499 }
      - { call: available, gives: 0 }
      - { call: waitMs, args: [1], gives: 1 }
      - { advance: 1 }
      - { call: allow, args: [1], gives: true }
  - note: Less than nothing cannot be taken.
    new: [1, 1, 1]
    steps:
      - { call: allow, args: [-1], refuses: INVALID }
      - { call: allow, args: [0], gives: true }
  - note: A bucket without room is refused.
    new: [0, 1, 1]
    refuses: INVALID
`);

class TokenBucket {
  private readonly capacity: number;
  private readonly refillTokens: number;
  private readonly refillMs: number;
  private readonly world: World;
  /** In units of 1/refillMs token, at `at`. */
  private level: number;
  private at: number;

  constructor(world: World, capacity: number, refillTokens: number, refillMs: number) {
    if (capacity < 1 || capacity > 1e6 || refillTokens < 1 || refillTokens > 1e6) refuse('INVALID');
    if (refillMs < 1 || refillMs > 8.64e7) refuse('INVALID');
    this.world = world;
    this.capacity = capacity;
    this.refillTokens = refillTokens;
    this.refillMs = refillMs;
    this.level = capacity * refillMs;
    this.at = world.now();
  }

  levelNow(): number {
    const full = this.capacity * this.refillMs;
    const elapsed = this.world.now() - this.at;
    return elapsed >= Math.ceil(full / this.refillTokens)
      ? full
      : Math.min(full, this.level + elapsed * this.refillTokens);
  }

  allow(n: number): boolean {
    if (n < 0) refuse('INVALID');
    const level = this.levelNow();
    const wanted = n * this.refillMs;
    if (n > this.capacity || wanted > level) return false;
    this.level = level - wanted;
    this.at = this.world.now();
    return true;
  }

  available(): number {
    return Math.floor(this.levelNow() / this.refillMs);
  }

  waitMs(n: number): number {
    if (n < 0) refuse('INVALID');
    if (n > this.capacity) return -1;
    return Math.ceil(Math.max(0, n * this.refillMs - this.levelNow()) / this.refillTokens);
  }

  show(): unknown {
    const level = this.levelNow();
    return { tokens: Math.floor(level / this.refillMs), part: level % this.refillMs };
  }

  /** Milliseconds to the next whole token, and until it is full. */
  alarms(): readonly number[] {
    const level = this.levelNow();
    const full = this.capacity * this.refillMs;
    const next = Math.min(full, (Math.floor(level / this.refillMs) + 1) * this.refillMs);
    return [next, full].map((goal) => Math.ceil((goal - level) / this.refillTokens));
  }

  copy(): TokenBucket {
    const copy = new TokenBucket(this.world, this.capacity, this.refillTokens, this.refillMs);
    copy.level = this.level;
    copy.at = this.at;
    return copy;
  }
}

export const tokenBucketModel = defineComponent<TokenBucket>({
  create: (world: World, capacity: number, refillTokens: number, refillMs: number) =>
    new TokenBucket(world, capacity, refillTokens, refillMs),
  show: (bucket) => bucket.show(),
  copy: (bucket) => bucket.copy(),
  spans: (capacity: number, refillTokens: number, refillMs: number) => [
    refillMs,
    Math.ceil(refillMs / refillTokens),
    Math.ceil((capacity * refillMs) / refillTokens),
  ],
  alarms: (bucket) => bucket.alarms(),
  suggest: (bucket, method, rng) =>
    method === 'available' ? null : [bucket.available() + rng.pick([0, 0, 1, 1, -1])],
  construct: (rng) =>
    rng.chance(0.7)
      ? [rng.int(1, 5), rng.int(1, 5), rng.pick([1, 2, 3, 7, 10, 100, 1000])]
      : [rng.int(1, 1_000_000), rng.int(1, 1_000_000), rng.int(1, 86_400_000)],
  large: {
    'many small takes': (calls) => ({
      args: [1_000_000, 1000, 1000],
      start: 0,
      steps: Array.from({ length: calls }, (_, i) =>
        i % 8 === 7 ? { advance: 1 } : { method: 0, args: [1] },
      ),
    }),
  },
});
