import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

export const oracle = defineOracle<[a: number[]], number>({
  solve(a) {
    const seen = new Uint8Array(a.length);
    for (const value of a) {
      if (seen[value] === 1) return value;
      seen[value] = 1;
    }
    throw new Error('no value repeats');
  },
  valid(a) {
    const count = new Uint32Array(a.length);
    for (const value of a) {
      if (value >= a.length) return false;
      count[value] = (count[value] as number) + 1;
    }
    return count.filter((times) => times > 1).length === 1;
  },
  generate(rng, size) {
    const n = rng.int(1, Math.max(1, size));
    const repeated = rng.pick([1, n, rng.int(1, n), rng.int(1, n)]);
    const copies = rng.chance(0.5) ? 2 : rng.int(2, n + 1);
    const others = rng.shuffle(Array.from({ length: n }, (_, i) => i + 1).filter((v) => v !== repeated));
    const a = [...new Array<number>(copies).fill(repeated), ...others.slice(0, n + 1 - copies)];
    switch (rng.int(0, 5)) {
      case 0:
        return [a.sort((x, y) => x - y)];
      case 1:
        // The last cell counts: a loop that ends one early does not see it.
        return [[...rng.shuffle(a.slice(1)), repeated]];
      default:
        return [rng.shuffle(a)];
    }
  },
  large: {
    // The longest way to the loop, and all pairs are compared before the last one is found.
    'in order, n twice': (n) => [recipe.concat(recipe.range(n, 1), recipe.value([n]))],
    'shuffled, one value twice': (n, rng) => [
      recipe.shuffle(recipe.concat(recipe.range(n, 1), recipe.value([n >> 1])), rng.seed()),
    ],
    'half of the cells equal, at the end': (n) => [
      recipe.concat(recipe.range(n >> 1, 1), recipe.fill(n + 1 - (n >> 1), n)),
    ],
  },
});
