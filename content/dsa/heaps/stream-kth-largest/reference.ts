import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;

/** A draw for both lists: with many ties, from the whole range, from its ends, and such that texts sort otherwise. */
function drawer(rng: Rng): () => number {
  return rng.pick([
    () => rng.int(-3, 3),
    () => rng.int(-30, 120),
    () => rng.int(INT_MIN, INT_MAX),
    () => rng.pick([rng.int(INT_MIN, INT_MIN + 2), rng.int(-1, 1), rng.int(INT_MAX - 2, INT_MAX)]),
  ]);
}

export const oracle = defineOracle<[k: number, a: number[], adds: number[]], number[]>({
  /**
   * Without a heap, and from the end: all values sorted once, the adds then leave in reverse order. The k-th largest is a
   * place in the sorted order that only moves one way; who has left is marked.
   */
  solve(k, a, adds) {
    const all = [...a, ...adds];
    const order = [...all.keys()].sort((i, j) => (all[j] as number) - (all[i] as number));
    const placeOf = new Int32Array(all.length);
    for (const [place, i] of order.entries()) placeOf[i] = place;
    const left = new Uint8Array(all.length);
    const result = new Array<number>(adds.length).fill(0);
    // The place of the k-th of those who are still there.
    let place = k - 1;
    for (let i = adds.length - 1; i >= 0; i -= 1) {
      result[i] = all[order[place] as number] as number;
      const leaving = placeOf[a.length + i] as number;
      left[leaving] = 1;
      if (leaving > place) continue;
      place += 1;
      while (left[place] === 1) place += 1;
    }
    return result;
  },
  valid(k, a) {
    return k <= a.length + 1;
  },
  generate(rng, size) {
    const draw = drawer(rng);
    const a = Array.from({ length: rng.int(0, size) }, draw);
    const adds = Array.from({ length: rng.int(0, size) }, draw);
    const order = rng.int(0, 5);
    if (order < 2) adds.sort((x, y) => (order === 0 ? x - y : y - x));
    const k = rng.pick([1, 2, a.length, a.length + 1, rng.int(1, a.length + 1)]);
    return [Math.min(Math.max(1, k), a.length + 1), a, adds];
  },
  large: {
    'random, k half of n': (n, rng) => [
      recipe.value(Math.max(1, n >> 1)),
      recipe.ints(n, -2_000_000_000, 2_000_000_000, rng.seed()),
      recipe.ints(n, -2_000_000_000, 2_000_000_000, rng.seed()),
    ],
    'each add the largest so far, k is n + 1': (n) => [
      recipe.value(n + 1),
      recipe.range(n, -n),
      recipe.range(n, 1),
    ],
    'each add the smallest so far': (n) => [
      recipe.value(Math.max(1, n >> 1)),
      recipe.range(n, 0),
      recipe.range(n, -1, -1),
    ],
    'each add just above the k-th': (n) => [
      recipe.value(Math.max(1, n)),
      recipe.concat(recipe.value([0]), recipe.range(n - 1, 1_000_000)),
      recipe.range(n, 1),
    ],
    'all equal, k is 1': (n) => [recipe.value(1), recipe.fill(n, 7), recipe.fill(n, 7)],
    'nothing at first': (n, rng) => [
      recipe.value(1),
      recipe.value([]),
      recipe.ints(n, -2_000_000_000, 2_000_000_000, rng.seed()),
    ],
  },
});
