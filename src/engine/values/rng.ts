/** Random numbers from a seed: the same seed gives the same run on every machine. */
import { uniformBigInt } from 'pure-rand/distribution/uniformBigInt';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Rng {
  /** A whole number, both bounds included; each within ±(2^53−1). */
  int(min: number, max: number): number;
  /** The same for 64 bits. */
  bigint(min: bigint, max: bigint): bigint;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the items; throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** A copy in random order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[];
  /** A 32-bit seed for something that draws by itself, such as a recipe. */
  seed(): number;
}

/** Makes a generator; any integer is a seed, only its low 32 bits count. */
export function makeRng(seed: number): Rng {
  const generator = xoroshiro128plus(seed | 0);
  const int = (min: number, max: number): number => uniformInt(generator, min, max);
  return {
    int,
    bigint: (min, max) => uniformBigInt(generator, min, max),
    chance: (probability) => int(0, 0x3fffffff) < probability * 0x40000000,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (items.length === 0) throw new RangeError('pick from an empty list');
      return item as (typeof items)[number];
    },
    shuffle: (items) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i -= 1) {
        const j = int(0, i);
        const held = copy[i] as (typeof copy)[number];
        copy[i] = copy[j] as (typeof copy)[number];
        copy[j] = held;
      }
      return copy;
    },
    seed: () => int(0, 0x7fffffff),
  };
}

/** Mixes numbers to one 32-bit seed, so that every phase of a run draws from its own stream. */
export function mixSeed(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash | 0;
}
