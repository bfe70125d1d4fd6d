import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;
const WRAP = 2 ** 32;

function values(rng: Rng, size: number): number[] {
  const length = rng.int(0, size);
  switch (rng.int(0, 4)) {
    case 0:
      return Array.from({ length }, () => rng.int(-5, 5));
    case 1:
      // Ends of the range: sums leave 32 bits.
      return Array.from({ length }, () =>
        rng.pick([rng.int(INT_MIN, INT_MIN + 5), rng.int(-3, 3), rng.int(INT_MAX - 5, INT_MAX)]),
      );
    case 2:
      return Array.from({ length }, (_, i) => 3 * i - length);
    case 3:
      // Few pairs have the same sum, so that none stands in for one that was missed.
      return Array.from({ length }, () => rng.int(-1e6, 1e6));
    default:
      return Array.from({ length }, () => rng.int(INT_MIN, INT_MAX));
  }
}

/** A target for which wrong programs differ from right ones: a pair, one value twice, a pair that wrapped around. */
function target(a: readonly number[], rng: Rng): number {
  if (a.length === 0) return rng.int(-3, 3);
  const one = rng.int(0, a.length - 1);
  // Neighbours are where the two ends meet.
  const other = rng.chance(0.4) ? Math.min(a.length - 1, one + 1) : rng.int(0, a.length - 1);
  const sum = (a[one] as number) + (a[other] as number);
  switch (rng.int(0, 6)) {
    case 0:
      return 2 * (a[one] as number);
    case 1: {
      const wrapped = sum > 0 ? sum - WRAP : sum + WRAP;
      return Math.abs(wrapped) <= WRAP ? wrapped : sum;
    }
    case 2:
      return sum + rng.pick([-1, 1]);
    default:
      return sum;
  }
}

export const oracle = defineOracle<[a: number[], t: number], number[]>({
  solve(a, t) {
    // Does not use the order, and so cannot share a mistake with solutions that do.
    const indexOf = new Map<number, number>();
    for (const [j, value] of a.entries()) {
      const i = indexOf.get(t - value);
      if (i !== undefined) return [i, j];
      indexOf.set(value, j);
    }
    return [];
  },
  check([a, t], got, want) {
    if (got.length === 0) {
      return want.length === 0 ? true : `There is a pair: indices ${want[0]} and ${want[1]} add up to ${t}.`;
    }
    if (got.length !== 2) return `The result has ${got.length} items; it is two indices, or empty.`;
    const [i, j] = got as [number, number];
    for (const index of [i, j]) {
      if (a[index] === undefined) return `${index} is not an index of an array of ${a.length} values.`;
    }
    if (i === j) return `Index ${i} is used twice; the two indices must differ.`;
    if (i > j) return `The smaller index comes first: [${j}, ${i}].`;
    const sum = (a[i] as number) + (a[j] as number);
    return sum === t || `a[${i}] + a[${j}] is ${sum}, not ${t}.`;
  },
  generate(rng, size) {
    const a = values(rng, size).sort((x, y) => x - y);
    const t = target(a, rng);
    return [a, Math.max(-WRAP, Math.min(WRAP, t))];
  },
  large: {
    'no pair: all even, t odd': (n) => [recipe.range(n, -n, 2), recipe.value(1)],
    'no pair: t above all sums': (n) => [recipe.range(n, 1), recipe.value(WRAP)],
    'no pair: t below all sums': (n) => [recipe.range(n, 1), recipe.value(-WRAP)],
    // One odd value: with t odd it must be part of the pair.
    'one pair, in the middle': (n) => {
      const half = n >> 1;
      const odd = 2 * half - 1;
      return [
        recipe.concat(recipe.range(half, 0, 2), recipe.value([odd]), recipe.range(half - 1, 2 * half, 2)),
        recipe.value(odd + 2 * half - 2),
      ];
    },
    // A sum of two equal ones wraps around to 0 or −2 in 32 bits.
    'no pair: both ends of the range': (n) => [
      recipe.concat(recipe.fill(n >> 1, INT_MIN), recipe.fill(n >> 1, INT_MAX)),
      recipe.value(-2),
    ],
    'all equal, no pair': (n) => [recipe.fill(n, 7), recipe.value(13)],
  },
});
