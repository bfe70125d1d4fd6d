import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

/** The numbers 1 … n without one of them, in order. */
function without(n: number, missing: number): number[] {
  return Array.from({ length: n - 1 }, (_, i) => (i + 1 < missing ? i + 1 : i + 2));
}

export const oracle = defineOracle<[a: number[]], number>({
  solve(a) {
    const seen = new Uint8Array(a.length + 2);
    for (const value of a) seen[value] = 1;
    return seen.indexOf(0, 1);
  },
  valid(a) {
    const seen = new Uint8Array(a.length + 2);
    for (const value of a) {
      if (value > a.length + 1 || seen[value] === 1) return false;
      seen[value] = 1;
    }
    return true;
  },
  generate(rng, size) {
    const n = rng.int(1, size + 1);
    // The ends are where code goes wrong, and a uniform draw rarely hits them.
    const missing = rng.pick([1, n, rng.int(1, n), rng.int(1, n)]);
    const inOrder = without(n, missing);
    switch (rng.int(0, 5)) {
      case 0:
        return [inOrder];
      case 1:
        return [inOrder.reverse()];
      default:
        return [rng.shuffle(inOrder)];
    }
  },
  large: {
    'shuffled, n missing': (n, rng) => [recipe.shuffle(recipe.range(n - 1, 1), rng.seed())],
    'in order, 1 missing': (n) => [recipe.range(n - 1, 2)],
    'in order, n missing': (n) => [recipe.range(n - 1, 1)],
  },
});
