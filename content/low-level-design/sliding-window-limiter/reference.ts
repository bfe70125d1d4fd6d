/** The model of the sliding window limiter: by key the times of the calls it let through, and from where on they count. */
import { defineComponent, refuse } from '../../../src/engine/components/model.ts';
import type { World } from '../../../src/engine/components/model.ts';
import type { Sequence, Step } from '../../../src/engine/components/spec.ts';

/** Indices of the methods in problem.yaml. */
const ALLOW = 0;
const REMAINING = 1;
const RETRY = 2;
const TRACKED = 3;
const MOST_LIMIT = 100_000;
const DAY = 86_400_000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Calls of one key that were let through, oldest first; those from `first` on count. */
interface Log {
  readonly times: number[];
  first: number;
}

class SlidingWindowLimiter {
  private readonly world: World;
  private readonly limit: number;
  private readonly windowMs: number;
  /** Keys that have a call that counts, as of the last look. */
  private readonly logs = new Map<string, Log>();
  /** The key of each call that was let through; those from `first` on counted at the last look. */
  private readonly order: string[] = [];
  private first = 0;

  constructor(world: World, limit: number, windowMs: number) {
    if (limit < 1 || limit > MOST_LIMIT) refuse('INVALID');
    if (windowMs < 1 || windowMs > DAY) refuse('INVALID');
    this.world = world;
    this.limit = limit;
    this.windowMs = windowMs;
  }

  allow(key: string): boolean {
    if (this.remaining(key) === 0) return false;
    this.add(key, this.world.now());
    return true;
  }

  remaining(key: string): number {
    return this.limit - this.counting(key).length;
  }

  retryAfterMs(key: string): number {
    if (this.remaining(key) > 0) return 0;
    const { oldest } = this.counting(key);
    return oldest + this.windowMs - this.world.now();
  }

  trackedKeys(): number {
    this.forget();
    return this.logs.size;
  }

  /** How long ago each call was that counts, oldest first. */
  show(): readonly { readonly key: string; readonly agesInMs: readonly number[] }[] {
    this.forget();
    const now = this.world.now();
    const keys = [...this.logs.keys()].sort();
    return keys.map((key) => ({ key, agesInMs: this.timesOf(key).map((at) => now - at) }));
  }

  /** Milliseconds until one call and then another counts no more. */
  alarms(): readonly number[] {
    return this.show().flatMap(({ agesInMs }) => agesInMs.map((age) => this.windowMs - age));
  }

  keys(): { readonly all: readonly string[]; readonly full: readonly string[] } {
    this.forget();
    const all = [...this.logs.keys()];
    return { all, full: all.filter((key) => this.remaining(key) === 0) };
  }

  copy(): SlidingWindowLimiter {
    const copy = new SlidingWindowLimiter(this.world, this.limit, this.windowMs);
    const calls = [...this.logs.keys()].flatMap((key) => this.timesOf(key).map((at) => ({ key, at })));
    calls.sort((a, b) => a.at - b.at);
    for (const { key, at } of calls) copy.add(key, at);
    return copy;
  }

  private add(key: string, at: number): void {
    const log = this.logs.get(key) ?? { times: [], first: 0 };
    log.times.push(at);
    this.logs.set(key, log);
    this.order.push(key);
  }

  private timesOf(key: string): readonly number[] {
    const log = this.logs.get(key);
    return log === undefined ? [] : log.times.slice(log.first);
  }

  private counting(key: string): { readonly length: number; readonly oldest: number } {
    this.forget();
    const log = this.logs.get(key);
    if (log === undefined) return { length: 0, oldest: Number.NaN };
    return { length: log.times.length - log.first, oldest: log.times[log.first] ?? Number.NaN };
  }

  /** Passes over what is `windowMs` old or older. The oldest call of all is the oldest one of its key. */
  private forget(): void {
    for (; this.first < this.order.length; this.first += 1) {
      const key = this.order[this.first] ?? '';
      const log = this.logs.get(key);
      const at = log?.times[log.first];
      if (log === undefined || at === undefined || at > this.world.now() - this.windowMs) return;
      log.first += 1;
      if (log.first === log.times.length) this.logs.delete(key);
    }
  }
}

/** A key for each number: its digits to the base 26, as letters. */
function keyOf(n: number): string {
  const last = LETTERS.charAt(n % 26);
  return n < 26 ? last : keyOf(Math.floor(n / 26)) + last;
}

function allow(key: string): Step {
  return { method: ALLOW, args: [key] };
}

function steps(calls: number, step: (i: number) => Step): readonly Step[] {
  return Array.from({ length: calls }, (_, i) => step(i));
}

/** Half of the calls fill the window of one key; then it is full and asked, and at last one leaves with each millisecond. */
function fullWindow(calls: number): Sequence {
  const limit = Math.max(1, Math.min(MOST_LIMIT, calls >> 2));
  const asked = (i: number): Step => {
    if (i % 4 === 0) return { advance: 1 };
    return i % 4 === 1 ? { method: RETRY, args: ['a'] } : allow('a');
  };
  return {
    args: [limit, limit + Math.max(1, calls >> 4)],
    start: 0,
    steps: steps(calls, (i) => (i >= 2 * limit ? asked(i) : i % 2 === 0 ? { advance: 1 } : allow('a'))),
  };
}

export const oracle = defineComponent<SlidingWindowLimiter>({
  create: (world: World, limit: number, windowMs: number) => new SlidingWindowLimiter(world, limit, windowMs),
  show: (limiter) => limiter.show(),
  copy: (limiter) => limiter.copy(),
  live: (limiter) => ({ key: limiter.keys().all }),
  spans: (_limit: number, windowMs: number) => [windowMs],
  alarms: (limiter) => limiter.alarms(),
  // A key that is full, one that is not, and one that is new.
  suggest: (limiter, method, rng) => {
    if (method === 'trackedKeys') return null;
    const { all, full } = limiter.keys();
    const keys = full.length > 0 && rng.chance(0.5) ? full : all;
    return [keys.length === 0 || rng.chance(0.25) ? keyOf(rng.int(0, 30)) : rng.pick(keys)];
  },
  construct: (rng) =>
    rng.chance(0.9)
      ? [rng.pick([1, 1, 2, 2, 2, 3, 3, 4, 5]), rng.pick([1, 2, 3, 7, 10, 100, 1000, 60_000])]
      : [rng.pick([1, 2, 3, MOST_LIMIT]), rng.pick([rng.int(1, DAY), DAY])],
  large: {
    'one key, its window full': fullWindow,
    'one key, one call in and one out': (calls) => ({
      args: [MOST_LIMIT, Math.max(1, calls >> 2)],
      start: 1_700_000_000_000,
      steps: steps(calls, (i) => (i % 2 === 0 ? { advance: 1 } : allow('key'))),
    }),
    'a new key with each call, all keys counted': (calls) => ({
      args: [3, Math.max(1, calls >> 5)],
      start: 0,
      steps: steps(calls, (i) => {
        if (i % 4 === 0) return { advance: 1 };
        return i % 4 === 3 ? { method: TRACKED, args: [] } : allow(keyOf(i));
      }),
    }),
    'many keys, each asked again, and a day of rest': (calls, rng) => ({
      args: [5, DAY],
      start: 0,
      steps: steps(calls, (i) => {
        if (i === calls >> 1) return { advance: DAY };
        const key = keyOf(rng.int(0, Math.max(1, calls >> 4)));
        return i % 3 === 2 ? { method: REMAINING, args: [key] } : allow(key);
      }),
    }),
  },
});
