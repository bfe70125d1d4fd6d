import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

const MAX_N = 1_000_000;
const MAX_K = 1e9;
/** Up to here the game is played, above it the recurrence takes over. */
const PLAYED = 2_000;

/** Plays the game: the index moves on by k − 1, since the cell that was removed closes up. */
function played(n: number, k: number): number {
  const circle = Array.from({ length: n }, (_, i) => i + 1);
  let at = 0;
  while (circle.length > 1) {
    at = (at + k - 1) % circle.length;
    circle.splice(at, 1);
  }
  return circle[0] as number;
}

export const oracle = defineOracle<[n: number, k: number], number>({
  solve(n, k) {
    if (n <= PLAYED) return played(n, k);
    let seat = played(PLAYED, k) - 1;
    for (let size = PLAYED + 1; size <= n; size += 1) seat = (seat + k) % size;
    return seat + 1;
  },
  generate(rng, size) {
    const n = rng.chance(0.8) ? rng.int(1, size) : rng.int(1, Math.min(MAX_N, size * 100));
    switch (rng.int(0, 4)) {
      case 0:
        return [n, rng.int(1, 3)];
      case 1:
        return [n, Math.max(1, n * rng.int(1, 3) + rng.int(-1, 1))];
      case 2:
        return [n, rng.int(1, MAX_K)];
      case 3:
        return [n, MAX_K - rng.int(0, 3)];
      default:
        return [n, rng.int(1, n)];
    }
  },
  large: {
    'k at its bound': (n) => [recipe.value(n), recipe.value(MAX_K)],
    'k half of n': (n) => [recipe.value(n), recipe.value(Math.max(1, n >> 1))],
    'k random': (n, rng) => [recipe.value(n), recipe.value(rng.int(1, MAX_K))],
    'k = 2': (n) => [recipe.value(n), recipe.value(2)],
  },
});
