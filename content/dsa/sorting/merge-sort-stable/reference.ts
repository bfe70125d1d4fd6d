import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import type { Recipe } from '../../../../src/engine/values/recipe.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

/** n different tags in an order that has nothing to do with the alphabet. */
function tagsOf(n: number): Recipe {
  return recipe.value(Array.from({ length: n }, (_, i) => ((i * 7919) % 1_000_003).toString(36)));
}

/**
 * An order on which quicksort with the median of the first, middle and last value as its pivot splits off two values at a
 * time (David R. Musser, 1997): small odd numbers alternate with values of the upper half, the even numbers come last.
 */
function medianKiller(n: number): Recipe {
  const half = 2 * (n >> 2);
  const keys: number[] = [];
  for (let i = 1; i <= half; i += 1) keys.push(i % 2 === 1 ? i : half + i - 1);
  for (let i = 1; i <= half; i += 1) keys.push(2 * i);
  while (keys.length < n) keys.push(keys.length + 1);
  return recipe.value(keys);
}

export const oracle = defineOracle<[keys: number[], tags: string[]], string[]>({
  solve(keys, tags) {
    const order = keys.map((_, i) => i);
    // Ties by index, so that nothing rests on the stability of the library's sort.
    order.sort((i, j) => (keys[i] as number) - (keys[j] as number) || i - j);
    return order.map((i) => tags[i] as string);
  },
  valid(keys, tags) {
    return keys.length === tags.length;
  },
  generate(rng, size) {
    const n = rng.int(0, size);
    const widest = rng.pick([1, 3, 10, n, 1e9]);
    const keys = Array.from({ length: n }, () => rng.int(-widest, widest));
    // Runs that are sorted already, for whoever looks for them.
    const direction = rng.pick([0, 0, 1, -1]);
    keys.sort((a, b) => direction * (a - b));
    if (rng.chance(0.3)) keys.push(...keys.splice(0, rng.int(0, n)));
    const letters = rng.chance(0.2) ? ['a', 'b'] : LETTERS;
    const tag = (): string =>
      Array.from({ length: rng.chance(0.05) ? 8 : rng.int(1, 4) }, () => rng.pick(letters)).join('');
    return [keys, keys.map(tag)];
  },
  large: {
    'random keys': (n, rng) => [recipe.ints(n, -1e9, 1e9, rng.seed()), tagsOf(n)],
    reversed: (n) => [recipe.range(n, n, -1), tagsOf(n)],
    'rising, then falling': (n) => [
      recipe.concat(recipe.range(n >> 1, 1), recipe.range(n - (n >> 1), n - (n >> 1), -1)),
      tagsOf(n),
    ],
    'few different keys': (n, rng) => [recipe.ints(n, 0, 9, rng.seed()), tagsOf(n)],
    sorted: (n) => [recipe.range(n, 1), tagsOf(n)],
    'all equal': (n) => [recipe.fill(n, 7), tagsOf(n)],
    'hard for a median of three': (n) => [medianKiller(n), tagsOf(n)],
  },
});
