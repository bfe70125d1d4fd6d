import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import type { Recipe } from '../../../../src/engine/values/recipe.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

type Values = readonly (number | null)[];

const MAX_NODES = 200_000;
const MAX_HEIGHT = 5_000;

/** The number of levels of a tree in level order: each one has two places below every node of the one above. */
function levels(values: Values): number {
  let count = 0;
  let places = 1;
  for (let at = 0; at < values.length; count += 1) {
    const level = values.slice(at, at + places);
    at += level.length;
    places = 2 * level.filter((value) => value !== null).length;
  }
  return count;
}

/** A tree that grows from its open places; `deep` is the chance to go on below the newest node. */
function drawn(rng: Rng, n: number, deep: number): (number | null)[] {
  interface Node {
    readonly value: number;
    left: Node | null;
    right: Node | null;
  }
  const grown = (): Node => ({ value: rng.int(-2, 2), left: null, right: null });
  if (n === 0) return [];
  const root = grown();
  const nodes = [root];
  while (nodes.length < n) {
    const below = rng.chance(deep) ? (nodes.at(-1) as Node) : rng.pick(nodes);
    const side = rng.chance(0.5) ? 'left' : 'right';
    if (below[side] !== null) continue;
    nodes.push((below[side] = grown()));
  }
  const values: (number | null)[] = [];
  let level: (Node | null)[] = [root];
  while (level.length > 0) {
    values.push(...level.map((node) => node?.value ?? null));
    level = level.flatMap((node) => (node === null ? [] : [node.left, node.right]));
  }
  while (values.at(-1) === null) values.pop();
  return values;
}

/** A chain of `height` nodes that turns left at each one, with `below` as the full tree at its end. */
function broom(height: number, below: number): Recipe {
  const chain = Array.from({ length: 2 * height - 1 }, (_, i) => (i === 0 || i % 2 === 1 ? 1 : null));
  if (below > 0) return recipe.concat(recipe.value(chain), recipe.fill(below, 1));
  return recipe.value(height > 1 ? chain.slice(0, -1) : chain);
}

/** `legs` chains below a full tree; `legs` is a power of two. */
function manyLegs(legs: number, n: number): Recipe {
  const rows = Math.floor((n - (2 * legs - 1)) / legs);
  // A row of the level order: each leg goes on to the right.
  const row = Array.from({ length: 2 * legs }, (_, i) => (i % 2 === 0 ? null : 1));
  return recipe.concat(recipe.fill(2 * legs - 1, 1), ...new Array<Recipe>(rows).fill(recipe.value(row)));
}

export const oracle = defineOracle<[root: Values], number>({
  solve(root) {
    return levels(root);
  },
  valid(root) {
    return levels(root) <= MAX_HEIGHT && root.filter((value) => value !== null).length <= MAX_NODES;
  },
  generate(rng, size) {
    return [drawn(rng, rng.int(0, size), rng.pick([0, 0.3, 0.8, 0.97]))];
  },
  large: {
    full: (n) => [recipe.fill(n, 1)],
    '64 long legs': (n) => [manyLegs(64, n)],
    'a chain with a full tree at its end': (n) => {
      const height = Math.min(n >> 1, MAX_HEIGHT - 20);
      return [broom(height, n - height)];
    },
    'a chain': (n) => [broom(Math.min(n, MAX_HEIGHT), 0)],
  },
});
