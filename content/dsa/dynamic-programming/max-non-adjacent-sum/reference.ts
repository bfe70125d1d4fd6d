import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

const MAX = 1e9;

/**
 * The largest sum over a row, told apart by whether the first and the last cell are chosen: [none, last, first, both]. A
 * circle then forbids "both"; with a single cell first and last are the same one.
 */
function byEnds(a: readonly number[]): readonly [number, number, number, number] {
  const first = a[0] ?? 0;
  let [none, last, firstOnly, both] = [0, -Infinity, -Infinity, first];
  for (const value of a.slice(1)) {
    [none, last, firstOnly, both] = [
      Math.max(none, last),
      none + value,
      Math.max(firstOnly, both),
      firstOnly + value,
    ];
  }
  return [none, last, firstOnly, both];
}

export const oracle = defineOracle<[a: number[], circular: boolean], number>({
  solve(a, circular) {
    const [none, last, firstOnly, both] = byEnds(a);
    return Math.max(none, last, firstOnly, circular && a.length > 1 ? 0 : both);
  },
  generate(rng, size) {
    const length = rng.int(0, size);
    const kind = rng.int(0, 3);
    const a = Array.from({ length }, (_, i) => {
      if (kind === 0) return rng.int(0, 3);
      if (kind === 1) return rng.int(MAX - 5, MAX);
      // Heavy cells two or three apart: the choice depends on which of the two distances a program can make.
      if (kind === 2) return i % 3 === 0 || rng.chance(0.2) ? rng.int(50, 60) : rng.int(0, 60);
      return rng.int(0, 100);
    });
    const circular = rng.chance(0.5);
    // Heavy ends, so that the circle makes a difference.
    if (length > 1 && rng.chance(0.4)) {
      a[0] = Math.min(MAX, (a[0] as number) + 100);
      a[length - 1] = Math.min(MAX, (a[length - 1] as number) + 100);
    }
    return [a, circular];
  },
  large: {
    'random, in a row': (n, rng) => [recipe.ints(n, 0, MAX, rng.seed()), recipe.value(false)],
    'random, in a circle': (n, rng) => [recipe.ints(n, 0, MAX, rng.seed()), recipe.value(true)],
    'all the largest, in a circle': (n) => [recipe.fill(n, MAX), recipe.value(true)],
    'ascending, in a row': (n) => [recipe.range(n, 0), recipe.value(false)],
    'only the ends count, in a circle': (n) => [
      recipe.set(recipe.set(recipe.fill(n, 0), 0, MAX), -1, MAX),
      recipe.value(true),
    ],
  },
});
