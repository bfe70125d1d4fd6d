import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

export const oracle = defineOracle<[n: number], number>({
  // By the number of double steps: with d of them there are n - d steps in all, and any d of these may be the doubles.
  solve(n) {
    let ways = 0n;
    for (let doubles = 0; 2 * doubles <= n; doubles += 1) {
      let choices = 1n;
      for (let i = 1; i <= doubles; i += 1) choices = (choices * BigInt(n - doubles - i + 1)) / BigInt(i);
      ways += choices;
    }
    return Number(ways);
  },
  generate(rng) {
    return [rng.int(0, 75)];
  },
  large: {
    'all stairs': (n) => [recipe.value(n)],
    'one stair fewer': (n) => [recipe.value(Math.max(0, n - 1))],
  },
});
