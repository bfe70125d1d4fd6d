import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;

function sortedDistinct(rng: Rng, size: number): number[] {
  const length = rng.int(0, size);
  const draw: () => number = rng.pick([
    () => rng.int(-size, size),
    () => rng.int(INT_MIN, INT_MAX),
    // Both ends of the range at once: differences leave 32 bits.
    () => rng.pick([rng.int(INT_MIN, INT_MIN + size), rng.int(-3, 3), rng.int(INT_MAX - size, INT_MAX)]),
  ]);
  return [...new Set(Array.from({ length }, draw))].sort((x, y) => x - y);
}

/** A query that a wrong bound would miss: a value that is there (the ends most often), a neighbour of one, or anything. */
function query(a: readonly number[], rng: Rng): number {
  const near = rng.pick([a[0], a.at(-1), a.length > 0 ? rng.pick(a) : undefined]);
  switch (near === undefined ? 4 : rng.int(0, 4)) {
    case 0:
    case 1:
      return near as number;
    case 2:
      return Math.max(INT_MIN, (near as number) - 1);
    case 3:
      return Math.min(INT_MAX, (near as number) + 1);
    default:
      return rng.chance(0.5) ? rng.int(INT_MIN, INT_MAX) : rng.pick([INT_MIN, -1, 0, 1, INT_MAX]);
  }
}

export const oracle = defineOracle<[a: number[], q: number[]], number[]>({
  solve(a, q) {
    const indexOf = new Map(a.map((value, i) => [value, i]));
    return q.map((x) => indexOf.get(x) ?? -1);
  },
  generate(rng, size) {
    const a = sortedDistinct(rng, size);
    return [a, Array.from({ length: rng.int(0, size) }, () => query(a, rng))];
  },
  large: {
    'every value in between, half of them there': (n, rng) => [
      recipe.range(n, -n, 2),
      recipe.ints(n, -n, n, rng.seed()),
    ],
    'all queries above the last value': (n) => [recipe.range(n, -n), recipe.fill(n, 1)],
    'each value once, shuffled, far apart': (n, rng) => [
      recipe.range(n, -2e9, Math.floor(4e9 / n)),
      recipe.shuffle(recipe.range(n, -2e9, Math.floor(4e9 / n)), rng.seed()),
    ],
    'one value, many queries': (n, rng) => [recipe.value([7]), recipe.ints(n, 5, 9, rng.seed())],
  },
});
