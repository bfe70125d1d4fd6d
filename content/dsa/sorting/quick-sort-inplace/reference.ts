import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import type { Recipe } from '../../../../src/engine/values/recipe.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

const MIN = -(2 ** 31);
const MAX = 2 ** 31 - 1;

/**
 * An order on which quicksort with the median of the first, middle and last value as its pivot splits off two values at a
 * time (David R. Musser, 1997): small odd numbers alternate with values of the upper half, the even numbers come last.
 * With a tail behind them the middle is met where it is rounded down, without one where it is rounded up.
 */
function medianKiller(n: number, tail: number): Recipe {
  const half = 2 * ((n - tail) >> 2);
  const values: number[] = [];
  for (let i = 1; i <= half; i += 1) values.push(i % 2 === 1 ? i : half + i - 1);
  for (let i = 1; i <= half; i += 1) values.push(2 * i);
  while (values.length < n) values.push(values.length + 1);
  return recipe.value(values);
}

export const oracle = defineOracle<[a: number[]], void>({
  solve(a) {
    a.sort((x, y) => x - y);
  },
  generate(rng, size) {
    const n = rng.int(0, size);
    const widest = rng.pick([1, 3, n, MAX]);
    const a = Array.from({ length: n }, () => rng.int(-widest, widest));
    const direction = rng.pick([0, 0, 1, -1]);
    a.sort((x, y) => direction * (x - y));
    if (rng.chance(0.2)) a.push(...a.splice(0, rng.int(0, n)));
    for (let i = 0; i < n; i += 1) if (rng.chance(0.02)) a[i] = rng.pick([MIN, MAX]);
    return [a];
  },
  large: {
    'random values': (n, rng) => [recipe.ints(n, MIN, MAX, rng.seed())],
    sorted: (n) => [recipe.range(n, 1)],
    reversed: (n) => [recipe.range(n, n, -1)],
    'rising, then falling': (n) => [
      recipe.concat(recipe.range(n >> 1, 1), recipe.range(n - (n >> 1), n - (n >> 1), -1)),
    ],
    'all equal': (n) => [recipe.fill(n, 7)],
    'two values': (n, rng) => [recipe.ints(n, 0, 1, rng.seed())],
    'hard for a median of three, middle rounded down': (n) => [medianKiller(n, 1)],
    'hard for a median of three, middle rounded up': (n) => [medianKiller(n, 0)],
    'sorted, the smallest value last': (n) => [recipe.concat(recipe.range(n - 1, 1), recipe.value([0]))],
  },
});
