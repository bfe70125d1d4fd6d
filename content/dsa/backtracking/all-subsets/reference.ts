import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const MOST = 1e9;

function values(rng: Rng, length: number): number[] {
  const draw: () => number = rng.pick([
    () => rng.int(-2, 2),
    () => rng.int(-20, 20),
    // Equal texts when written one after the other, and sums that come up again.
    () => rng.pick([1, 2, 3, 11, 12, 21, 111, 121]),
    () => rng.int(-MOST, MOST),
    () => rng.pick([-MOST, MOST, 0]),
  ]);
  const a = Array.from({ length }, draw);
  // Some again, wherever they stand.
  for (let again = rng.int(0, length >> 1); again > 0; again -= 1) a[rng.int(0, length - 1)] = rng.pick(a);
  return a;
}

export const oracle = defineOracle<[a: number[]], number[][]>({
  // By counts: a value that occurs c times is in a subset 0, 1, … or c times.
  solve(a) {
    const counts = new Map<number, number>();
    for (const value of a) counts.set(value, (counts.get(value) ?? 0) + 1);
    let found: number[][] = [[]];
    for (const [value, count] of counts) {
      found = found.flatMap((subset) =>
        Array.from({ length: count + 1 }, (_, times) => [...subset, ...new Array<number>(times).fill(value)]),
      );
    }
    return found;
  },
  // Short ones nearly always: the answer doubles with each value.
  generate(rng, size) {
    return [values(rng, rng.int(0, Math.min(size, rng.chance(0.05) ? 9 : 7)))];
  },
  large: {
    'all different': (n, rng) => [recipe.shuffle(recipe.range(n, -(n >> 1)), rng.seed())],
    'all different, far apart': (n) => [recipe.range(n, -MOST, Math.floor((2 * MOST) / n))],
    'all equal': (n) => [recipe.fill(n, 500)],
    'one value twice': (n) => [recipe.concat(recipe.range(n - 1, 1), recipe.value([1]))],
  },
});
