import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

export const oracle = defineOracle<[a: number[], b: number[]], number[]>({
  solve(a, b) {
    return [...a, ...b].sort((x, y) => x - y);
  },
  large: {
    'random values': (n, rng) => [
      recipe.sort(recipe.ints(n, -1e9, 1e9, rng.seed())),
      recipe.sort(recipe.ints(n, -1e9, 1e9, rng.seed())),
    ],
    'all of b before a': (n) => [recipe.range(n, 1), recipe.range(n, -n)],
    'all equal': (n) => [recipe.fill(n, 7), recipe.fill(n, 7)],
  },
});
