import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

export const oracle = defineOracle<[head: number[]], number[]>({
  solve(head) {
    return [...head].reverse();
  },
  generate(rng, size) {
    const n = rng.int(0, size);
    // Mostly different values: among equal ones a lost or doubled node can stay unseen.
    if (rng.chance(0.3)) return [Array.from({ length: n }, () => rng.int(-1, 1))];
    const from = rng.pick([-1e9, -3, 0, 1, 1e9 - n]);
    const values = Array.from({ length: n }, (_, i) => from + i);
    return [rng.chance(0.5) ? rng.shuffle(values) : values];
  },
  large: {
    'random values': (n, rng) => [recipe.ints(n, -1e9, 1e9, rng.seed())],
    ascending: (n) => [recipe.range(n, 1)],
    'all equal': (n) => [recipe.fill(n, 7)],
  },
});
