/** The model of the token bucket: the level in units of 1/refillMs token, brought up to date when it is looked at. */
import { defineComponent, refuse } from '../../../src/engine/components/model.ts';
import type { World } from '../../../src/engine/components/model.ts';
import type { Step } from '../../../src/engine/components/spec.ts';

/** Index of `allow` in problem.yaml. */
const ALLOW = 0;
const WAIT = 2;

class TokenBucket {
  private readonly world: World;
  private readonly capacity: number;
  private readonly refillTokens: number;
  private readonly refillMs: number;
  /** Units at the instant `at`. At most 1e6 · 8.64e7, which a number holds exactly. */
  private level: number;
  private at: number;

  constructor(world: World, capacity: number, refillTokens: number, refillMs: number) {
    if (capacity < 1 || capacity > 1_000_000) refuse('INVALID');
    if (refillTokens < 1 || refillTokens > 1_000_000) refuse('INVALID');
    if (refillMs < 1 || refillMs > 86_400_000) refuse('INVALID');
    this.world = world;
    this.capacity = capacity;
    this.refillTokens = refillTokens;
    this.refillMs = refillMs;
    this.level = capacity * refillMs;
    this.at = world.now();
  }

  allow(n: number): boolean {
    if (n < 0) refuse('INVALID');
    const level = this.levelNow();
    if (n > this.capacity || n * this.refillMs > level) return false;
    this.level = level - n * this.refillMs;
    this.at = this.world.now();
    return true;
  }

  available(): number {
    return Math.floor(this.levelNow() / this.refillMs);
  }

  waitMs(n: number): number {
    if (n < 0) refuse('INVALID');
    if (n > this.capacity) return -1;
    const missing = Math.max(0, n * this.refillMs - this.levelNow());
    return Math.ceil(missing / this.refillTokens);
  }

  show(): unknown {
    const level = this.levelNow();
    return {
      tokens: Math.floor(level / this.refillMs),
      [`parts of ${this.refillMs}`]: level % this.refillMs,
    };
  }

  /** Milliseconds to the next whole token, and to the full bucket. */
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

  private levelNow(): number {
    const full = this.capacity * this.refillMs;
    const elapsed = this.world.now() - this.at;
    if (elapsed >= Math.ceil(full / this.refillTokens)) return full;
    return Math.min(full, this.level + elapsed * this.refillTokens);
  }
}

function allow(n: number): Step {
  return { method: ALLOW, args: [n] };
}

export const oracle = defineComponent<TokenBucket>({
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
    rng.chance(0.75)
      ? [rng.int(1, 5), rng.int(1, 5), rng.pick([1, 2, 3, 7, 10, 100, 1000])]
      : [
          rng.int(1, 1_000_000),
          rng.int(1, 1_000_000),
          rng.pick([1, 1000, rng.int(1, 86_400_000), 86_400_000]),
        ],
  large: {
    'one token at a time, a millisecond after each eighth': (calls) => ({
      args: [1_000_000, 1000, 1000],
      start: 0,
      steps: Array.from({ length: calls }, (_, i) => (i % 8 === 7 ? { advance: 1 } : allow(1))),
    }),
    'empty and asked all the time': (calls) => ({
      args: [10, 1, 7],
      start: 0,
      steps: [allow(10), ...Array.from({ length: calls }, (_, i) => pollStep(i))],
    }),
    'bursts after months of rest': (calls, rng) => ({
      args: [1_000_000, 999_983, 86_400_000],
      start: 0,
      steps: Array.from({ length: calls }, (_, i) =>
        i % 100 === 99 ? { advance: 86_400_000 + rng.int(0, 1000) } : allow(rng.int(1, 20_000)),
      ),
    }),
  },
});

function pollStep(i: number): Step {
  if (i % 3 === 0) return { advance: 1 };
  return i % 3 === 1 ? allow(1) : { method: WAIT, args: [1] };
}
