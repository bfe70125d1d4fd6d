import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

/** A list that ends, or one whose last node links to the node at `cycle`. */
type List = readonly number[] | { readonly v: readonly number[]; readonly cycle: number };

const ascending = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

export const oracle = defineOracle<[head: List], number>({
  solve(head) {
    return 'cycle' in head ? head.cycle : -1;
  },
  generate(rng, size) {
    const n = rng.int(0, size);
    const v = rng.chance(0.5) ? rng.shuffle(ascending(n)) : Array.from({ length: n }, () => rng.int(-1, 1));
    if (n === 0 || rng.chance(0.3)) return [v];
    const cycle = rng.pick([0, n - 1, Math.max(0, n - 2), n >> 1, rng.int(0, n - 1)]);
    return [{ v, cycle }];
  },
  large: {
    'cycle from the middle': (n) => [recipe.value({ v: ascending(n), cycle: n >> 1 })],
    'the last node links to itself': (n) => [recipe.value({ v: ascending(n), cycle: n - 1 })],
    'back to the head': (n) => [recipe.value({ v: ascending(n), cycle: 0 })],
    'no cycle': (n) => [recipe.range(n, 1)],
    'all values equal, short cycle': (n) => [
      recipe.value({ v: new Array<number>(n).fill(7), cycle: Math.max(0, n - 100) }),
    ],
  },
});
