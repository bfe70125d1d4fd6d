import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const INT_MAX = 2 ** 31 - 1;

/** Jump lengths with a way to the end in most cases: 0 only where another cell leads past it. */
function lengths(rng: Rng, n: number): number[] {
  const longest = rng.pick([1, 2, 3, 5, 10, Math.max(1, n)]);
  const share = rng.pick([0, 0, 0.2, 0.5]);
  return Array.from({ length: n }, () => (rng.chance(share) ? 0 : rng.int(1, longest)));
}

export const oracle = defineOracle<[a: number[]], number>({
  // Breadth first, one layer of indices a jump: each layer is the cells that its predecessor reaches and none did before.
  solve(a) {
    const goal = a.length - 1;
    let [from, to] = [0, 0];
    for (let count = 0; from <= to; count += 1) {
      if (to >= goal) return count;
      let farthest = to;
      for (let i = from; i <= to; i += 1) farthest = Math.max(farthest, i + (a[i] as number));
      [from, to] = [to + 1, farthest];
    }
    return -1;
  },
  generate(rng, size) {
    const n = rng.int(1, Math.max(1, size));
    const a = lengths(rng, n);
    // Now and then a length that leads far beyond the end, where an index leaves 32 bits.
    if (rng.chance(0.2)) a[rng.int(0, n - 1)] = INT_MAX - rng.int(0, 3);
    // A single 0 in the last cell, or in the one before: neither needs to stop anyone.
    if (rng.chance(0.3)) a[n - 1] = 0;
    return [a];
  },
  large: {
    'one cell at a time': (n) => [recipe.fill(n, 1)],
    'every cell leads past the end': (n) => [recipe.fill(n, INT_MAX)],
    'each leads to the last cell but one': (n) => [
      recipe.concat(recipe.range(n - 2, n - 2, -1), recipe.value([1, 0])),
    ],
    'random, up to 10': (n, rng) => [recipe.ints(n, 1, 10, rng.seed())],
    'random, up to 1,000': (n, rng) => [recipe.ints(n, 1, 1000, rng.seed())],
    'half of the way, in long jumps': (n) => [recipe.fill(n, n >> 1)],
    'no way past the last cells': (n) => [
      recipe.concat(recipe.range(n - 2, n - 2, -1), recipe.value([0, 0])),
    ],
  },
});
