import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const MOST = 1e9;

/** The smallest distance between equal values, Infinity where all differ. */
function nearest(a: readonly number[]): number {
  const indices = new Map<number, number[]>();
  for (const [i, value] of a.entries()) {
    const known = indices.get(value);
    if (known === undefined) indices.set(value, [i]);
    else known.push(i);
  }
  let least = Infinity;
  for (const at of indices.values()) {
    for (let i = 1; i < at.length; i += 1) least = Math.min(least, (at[i] as number) - (at[i - 1] as number));
  }
  return least;
}

/** Different values, small or from the whole range. */
function different(rng: Rng, count: number): number[] {
  if (rng.chance(0.5)) return rng.shuffle(Array.from({ length: count }, (_, i) => i - (count >> 1)));
  const values = new Set<number>();
  while (values.size < count) values.add(rng.int(-MOST, MOST));
  return [...values];
}

function values(rng: Rng, size: number): number[] {
  const n = rng.int(0, size);
  switch (rng.int(0, 2)) {
    case 0: {
      // The same values in the same order again and again, and one pair that is nearer.
      const period = rng.int(1, Math.max(1, n >> 1));
      const block = different(rng, period);
      const a = Array.from({ length: n }, (_, i) => block[i % period] as number);
      if (n > 1 && rng.chance(0.7)) {
        const from = rng.int(0, n - 2);
        a[rng.int(from + 1, Math.min(n - 1, from + period))] = a[from] as number;
      }
      return a;
    }
    case 1: {
      // All different but for a few.
      const a = different(rng, n);
      for (let more = rng.int(0, 3); more > 0 && n > 0; more -= 1) {
        a[rng.int(0, n - 1)] = a[rng.chance(0.3) ? 0 : rng.int(0, n - 1)] as number;
      }
      return a;
    }
    default: {
      const pool = different(rng, rng.int(1, Math.max(1, n)));
      return Array.from({ length: n }, () => rng.pick(pool));
    }
  }
}

export const oracle = defineOracle<[a: number[], k: number], boolean>({
  solve(a, k) {
    return nearest(a) <= k;
  },
  generate(rng, size) {
    const a = values(rng, size);
    const least = nearest(a);
    // Mostly at the border between yes and no.
    if (least === Infinity || rng.chance(0.2)) return [a, rng.int(0, a.length + 2)];
    return [a, Math.max(0, least - rng.int(0, 1))];
  },
  large: {
    'all different, k half of n': (n, rng) => [
      recipe.shuffle(recipe.range(n, -n, 2), rng.seed()),
      recipe.value(n >> 1),
    ],
    'all different, k is n': (n) => [recipe.range(n, 1), recipe.value(n)],
    'all values twice, one too far apart': (n) => [
      recipe.concat(recipe.range(n >> 1, -3), recipe.range(n >> 1, -3)),
      recipe.value((n >> 1) - 1),
    ],
    'the last two cells': (n, rng) => [
      recipe.concat(recipe.shuffle(recipe.range(n - 2, 0), rng.seed()), recipe.value([-5, -5])),
      recipe.value(1),
    ],
    'all equal, k is 0': (n) => [recipe.fill(n, 7), recipe.value(0)],
  },
});
