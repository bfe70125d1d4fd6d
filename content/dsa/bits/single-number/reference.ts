import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;

function value(rng: Rng): number {
  switch (rng.int(0, 5)) {
    case 0:
      return rng.int(INT_MIN, INT_MIN + 3);
    case 1:
      return rng.int(INT_MAX - 3, INT_MAX);
    case 2:
      // A single bit, or the same low bits as another value.
      return 2 ** rng.int(0, 30) * rng.pick([-1, 1]);
    case 3:
      return rng.int(INT_MIN, INT_MAX);
    default:
      return rng.int(-20, 20);
  }
}

export const oracle = defineOracle<[a: number[]], number>({
  solve(a) {
    const unpaired = new Set<number>();
    for (const each of a) if (!unpaired.delete(each)) unpaired.add(each);
    return [...unpaired][0] as number;
  },
  valid(a) {
    const count = new Map<number, number>();
    for (const each of a) count.set(each, (count.get(each) ?? 0) + 1);
    let singles = 0;
    for (const times of count.values()) {
      if (times > 2) return false;
      if (times === 1) singles += 1;
    }
    return singles === 1;
  },
  generate(rng, size) {
    const distinct = new Set<number>();
    const pairs = rng.int(0, size >> 1);
    while (distinct.size <= pairs) distinct.add(value(rng));
    const [once, ...twice] = rng.shuffle([...distinct]) as [number, ...number[]];
    // Now and then the value that is alone is the opposite of one that is not.
    const opposite = 0 - (twice[0] ?? once);
    const fits = opposite <= INT_MAX && !twice.includes(opposite);
    const alone = fits && rng.chance(0.3) ? opposite : once;
    const rest = twice.flatMap((each) => [each, each]);
    return [rng.chance(0.2) ? [alone, ...rest] : rng.shuffle([alone, ...rest])];
  },
  large: {
    shuffled: (n, rng) => {
      const pairs = recipe.range((n - 1) >> 1, -(n >> 2));
      const alone = rng.int(n, INT_MAX);
      return [recipe.shuffle(recipe.concat(pairs, pairs, recipe.value([alone])), rng.seed())];
    },
    'the value is at the end, the copies far apart': (n) => {
      const pairs = recipe.range((n - 1) >> 1, 1);
      return [recipe.concat(pairs, recipe.reverse(pairs), recipe.value([-7]))];
    },
    'the least integer is alone': (n, rng) => {
      const pairs = recipe.range((n - 1) >> 1, 5, 3);
      return [
        recipe.concat(recipe.shuffle(recipe.concat(pairs, pairs), rng.seed()), recipe.value([INT_MIN])),
      ];
    },
  },
});
