import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;

type Interval = [left: number, right: number];

function interval(rng: Rng, low: number, high: number, longest: number): Interval {
  const left = rng.int(low, high);
  return [left, Math.min(high, left + rng.int(0, longest))];
}

export const oracle = defineOracle<[v: number[][]], number[][]>({
  // By the ends alone: a number is covered while more intervals have begun than ended, and those that begin at it count
  // before those that end at it.
  solve(v) {
    const begins = v.map(([left]) => left as number).sort((a, b) => a - b);
    const ends = v.map(([, right]) => right as number).sort((a, b) => a - b);
    const merged: number[][] = [];
    let [open, left, begun] = [0, 0, 0];
    for (const end of ends) {
      for (; begun < begins.length && (begins[begun] as number) <= end; begun += 1) {
        if (open === 0) left = begins[begun] as number;
        open += 1;
      }
      open -= 1;
      if (open === 0) merged.push([left, end]);
    }
    return merged;
  },
  valid(v) {
    return v.every(([left, right]) => (left as number) <= (right as number));
  },
  generate(rng, size) {
    const n = rng.int(0, size);
    const kind = rng.int(0, 4);
    const v = Array.from({ length: n }, (): Interval => {
      switch (kind) {
        case 0:
          return interval(rng, -10, 10, 3);
        case 1:
          // About as many gaps as there are intervals.
          return interval(rng, -2 * n, 2 * n, 3);
        case 2:
          // Ends of the range: differences leave 32 bits.
          return rng.chance(0.5)
            ? interval(rng, INT_MIN, INT_MIN + 2 * n, 2)
            : interval(rng, INT_MAX - 2 * n, INT_MAX, 2);
        case 3:
          return interval(rng, INT_MIN, INT_MAX, rng.chance(0.1) ? 2 ** 30 : 1000);
        default:
          // A few long ones over many short ones.
          return interval(rng, 0, 10 * n, rng.chance(0.05) ? 5 * n : 2);
      }
    });
    if (rng.chance(0.2)) v.sort((a, b) => a[0] - b[0]);
    return [v];
  },
  large: {
    'random, short': (n, rng) => [recipe.value(Array.from({ length: n }, () => interval(rng, 0, 10 * n, 8)))],
    'none overlap, in random order': (n, rng) => [
      recipe.shuffle(recipe.value(Array.from({ length: n }, (_, i) => [3 * i, 3 * i + 1])), rng.seed()),
    ],
    'each touches the next, backwards': (n) => [
      recipe.reverse(recipe.value(Array.from({ length: n }, (_, i) => [i, i + 1]))),
    ],
    'one in another': (n) => [recipe.value(Array.from({ length: n }, (_, i) => [i, 2 * n - i]))],
  },
});
