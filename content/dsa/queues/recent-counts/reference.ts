import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

const MAX = 4_102_444_800_000;
/** A time of our days, in milliseconds. */
const NOW = 1_700_000_000_000;
/** A time at which the low 32 bits, read with a sign, jump from the largest to the smallest. */
const WRAPS = 793 * 2 ** 31;

export const oracle = defineOracle<[t: number[], w: number], number[]>({
  solve(t, w) {
    return t.map((time, i) => {
      // The first index at or after the window's start, by binary search for each request on its own.
      let low = 0;
      let high = i;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((t[middle] as number) >= time - w) high = middle;
        else low = middle + 1;
      }
      return i - low + 1;
    });
  },
  generate(rng, size) {
    const n = rng.int(0, size);
    const widest = rng.pick([1, 3, 50, 1000]);
    let time = rng.pick([0, 0, 5, NOW, WRAPS - rng.int(0, n * widest), MAX - n * widest]);
    const t = Array.from({ length: n }, () => (time += rng.chance(0.4) ? 0 : rng.int(0, widest)));
    // The distance of two requests, or one off it, so that the edge of the window is met.
    const [a, b] = [rng.int(0, Math.max(0, n - 1)), rng.int(0, Math.max(0, n - 1))];
    const apart = Math.abs((t[a] ?? 0) - (t[b] ?? 0)) + rng.int(-1, 1);
    return [t, rng.chance(0.7) ? Math.max(0, apart) : rng.pick([0, 1, widest, (t[0] ?? 0) + 1, MAX])];
  },
  large: {
    'one a millisecond, all in the window': (n) => [recipe.range(n, NOW), recipe.value(MAX)],
    'one a millisecond, half of n in the window': (n) => [recipe.range(n, NOW), recipe.value(n >> 1)],
    'random times, about half in the window': (n, rng) => [
      recipe.sort(recipe.ints(n, NOW, NOW + 1e9, rng.seed())),
      recipe.value(5e8),
    ],
    'all at the same millisecond': (n) => [recipe.fill(n, NOW), recipe.value(0)],
  },
});
