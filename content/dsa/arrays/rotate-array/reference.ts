import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const MAX_K = 1e9;

/** A number of steps near where the meaning of k changes: multiples of n, and the bound. */
function tellingSteps(n: number, rng: Rng): number {
  const rounds = Math.max(1, n) * rng.int(0, 4);
  switch (rng.int(0, 4)) {
    case 0:
      return rng.int(0, MAX_K);
    case 1:
      return MAX_K - rng.int(0, 5);
    case 2:
      return rounds + rng.int(0, n);
    default:
      return Math.max(0, rounds + rng.int(-1, 1));
  }
}

export const oracle = defineOracle<[a: number[], k: number], void>({
  solve(a, k) {
    const before = [...a];
    for (const [i, value] of before.entries()) a[(i + k) % before.length] = value;
  },
  generate(rng, size) {
    const n = rng.int(0, size);
    // Mostly different values: with ties a wrong rotation can look right.
    const few = rng.chance(0.25);
    const a = Array.from({ length: n }, (_, i) => (few ? rng.int(0, 2) : i + 1));
    return [rng.chance(0.3) ? rng.shuffle(a) : a, tellingSteps(n, rng)];
  },
  large: {
    'random, k one less than n': (n, rng) => [recipe.ints(n, -1e9, 1e9, rng.seed()), recipe.value(n - 1)],
    'ascending, k half of n': (n) => [recipe.range(n, 1), recipe.value(n >> 1)],
    'ascending, k near its bound': (n) => [recipe.range(n, 1), recipe.value(MAX_K - 1)],
  },
});
