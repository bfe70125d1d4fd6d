import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

/** A grid whose cells are land by a test of row and column. */
function grid(rows: number, columns: number, isLand: (row: number, column: number) => boolean): string[] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => (isLand(r, c) ? '#' : '.')).join(''),
  );
}

/** One path of land, one cell wide, that winds from the corner to the middle with water between its turns. */
function spiral(side: number): string[] {
  const land = Array.from({ length: side }, () => new Uint8Array(side));
  const isFree = (r: number, c: number): boolean =>
    r >= 0 && c >= 0 && r < side && c < side && land[r]?.[c] === 0;
  let [r, c, dr, dc] = [0, 0, 0, 1];
  for (let turns = 0; turns < 2;) {
    (land[r] as Uint8Array)[c] = 1;
    const [nextRow, nextColumn] = [r + dr, c + dc];
    const [beyondRow, beyondColumn] = [nextRow + dr, nextColumn + dc];
    const beyondIsLand = land[beyondRow]?.[beyondColumn] === 1;
    if (isFree(nextRow, nextColumn) && !beyondIsLand) {
      [r, c, turns] = [nextRow, nextColumn, 0];
    } else {
      [dr, dc, turns] = [dc, -dr, turns + 1];
    }
  }
  return land.map((row) => Array.from(row, (cell) => (cell === 1 ? '#' : '.')).join(''));
}

/** Sides of a random grid of about `size` cells, now and then a single row or column. */
function sides(rng: Rng, size: number): [rows: number, columns: number] {
  switch (rng.int(0, 7)) {
    case 0:
      return [1, size];
    case 1:
      return [size, 1];
    default: {
      const rows = rng.int(1, Math.max(1, Math.ceil(2 * Math.sqrt(size))));
      return [rows, Math.max(1, Math.floor(size / rows))];
    }
  }
}

export const oracle = defineOracle<[g: string[]], number>({
  // Starts with an island a cell and takes one off for each pair of neighbours that was not joined yet.
  solve(g) {
    const columns = g[0]?.length ?? 0;
    const parent = Int32Array.from({ length: g.length * columns }, (_, i) => i);
    const root = (i: number): number => {
      while (parent[i] !== i) i = parent[i] = parent[parent[i] as number] as number;
      return i;
    };
    let count = 0;
    for (const [r, row] of g.entries()) {
      for (let c = 0; c < columns; c += 1) {
        if (row[c] !== '#') continue;
        count += 1;
        const cell = root(r * columns + c);
        for (const other of [
          c > 0 && row[c - 1] === '#' ? r * columns + c - 1 : -1,
          r > 0 && g[r - 1]?.[c] === '#' ? (r - 1) * columns + c : -1,
        ]) {
          if (other < 0) continue;
          const [a, b] = [root(other), root(cell)];
          if (a === b) continue;
          parent[b] = a;
          count -= 1;
        }
      }
    }
    return count;
  },
  valid(g) {
    return g.every((row) => row.length === g[0]?.length);
  },
  generate(rng, size) {
    const [rows, columns] = sides(rng, size);
    // Between 0.55 and 0.75 islands are large and full of bays: what a fill that goes too few ways gets wrong.
    const share = rng.pick([0.15, 0.4, 0.55, 0.6, 0.65, 0.75, 0.9]);
    const g = grid(rows, columns, () => rng.chance(share));
    if (!rng.chance(0.2)) return [g];
    const path = spiral(Math.max(1, Math.floor(Math.sqrt(size))));
    return [rng.chance(0.5) ? path : path.reverse()];
  },
  large: {
    'land alone': (n) => {
      const side = Math.floor(Math.sqrt(n));
      return [recipe.fill(side, '#'.repeat(side))];
    },
    'one island that winds to the middle': (n) => [recipe.value(spiral(Math.floor(Math.sqrt(n))))],
    'random, six cells of ten are land': (n, rng) => {
      const side = Math.floor(Math.sqrt(n));
      return [recipe.value(grid(side, side, () => rng.chance(0.6)))];
    },
    'a chequered grid': (n) => {
      const side = Math.floor(Math.sqrt(n));
      return [recipe.value(grid(side, side, (r, c) => (r + c) % 2 === 0))];
    },
    'water alone': (n) => {
      const side = Math.floor(Math.sqrt(n));
      return [recipe.fill(side, '.'.repeat(side))];
    },
  },
});
