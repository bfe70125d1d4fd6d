import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;

/** A sorted array in which values come in runs, some of them long. */
function sortedWithRuns(rng: Rng, size: number): number[] {
  const length = rng.int(0, size);
  const draw: () => number = rng.pick([
    () => rng.int(-3, 3),
    () => rng.int(-size, size),
    () => rng.int(INT_MIN, INT_MAX),
    // Both ends of the range at once: differences leave 32 bits.
    () => rng.pick([rng.int(INT_MIN, INT_MIN + 2), rng.int(-1, 1), rng.int(INT_MAX - 2, INT_MAX)]),
  ]);
  const longest = rng.pick([1, 2, Math.max(1, size)]);
  const a: number[] = [];
  while (a.length < length) {
    const value = draw();
    for (let run = rng.int(1, longest); run > 0 && a.length < length; run -= 1) a.push(value);
  }
  return a.sort((x, y) => x - y);
}

/** A query at a border: a value that is there (the ends most often), a neighbour of one, or anything. */
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
  // The queries in ascending order and one walk through the array beside them: no halving that could be wrong.
  solve(a, q) {
    const order = [...q.keys()].sort((i, j) => (q[i] as number) - (q[j] as number));
    const result = new Array<number>(q.length).fill(0);
    let below = 0;
    for (const i of order) {
      while (below < a.length && (a[below] as number) < (q[i] as number)) below += 1;
      result[i] = below;
    }
    return result;
  },
  generate(rng, size) {
    const a = sortedWithRuns(rng, size);
    return [a, Array.from({ length: rng.int(0, size) }, () => query(a, rng))];
  },
  large: {
    'every query in between or there': (n, rng) => [
      recipe.range(n, -n, 2),
      recipe.ints(n, -n - 1, n + 1, rng.seed()),
    ],
    'all values equal to all queries': (n) => [recipe.fill(n, 7), recipe.fill(n, 7)],
    'all queries above the last value': (n) => [recipe.range(n, -n), recipe.fill(n, 1)],
    'two long runs': (n, rng) => [
      recipe.concat(recipe.fill(n >> 1, -5), recipe.fill(n - (n >> 1), 5)),
      recipe.ints(n, -6, 6, rng.seed()),
    ],
    'far apart, many repeats': (n, rng) => [
      recipe.sort(recipe.ints(n, -2_000_000_000, 2_000_000_000, rng.seed())),
      recipe.shuffle(recipe.range(n, -2_000_000_000, Math.floor(4e9 / n)), rng.seed()),
    ],
  },
});
