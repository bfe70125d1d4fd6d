import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

export const oracle = defineOracle<[a: number[]], void>({
  solve(a) {
    const before = [...a];
    for (const [i, value] of before.entries()) a[before.length - 1 - i] = value;
  },
  large: {
    'random values': (n, rng) => [recipe.ints(n, -1e9, 1e9, rng.seed())],
    'ascending, odd length': (n) => [recipe.range(n - 1, 1)],
  },
});
