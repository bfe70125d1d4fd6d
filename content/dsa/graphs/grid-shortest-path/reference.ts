import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

function grid(rows: number, columns: number, isFree: (row: number, column: number) => boolean): string[] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => (isFree(r, c) ? '.' : '#')).join(''),
  );
}

/** Free rows, one cell high, joined at the right end and at the left end in turn. */
function snake(rows: number, columns: number): string[] {
  return grid(rows, columns, (r, c) => r % 2 === 0 || c === (r % 4 === 1 ? columns - 1 : 0));
}

function transposed(g: readonly string[]): string[] {
  return Array.from({ length: g[0]?.length ?? 0 }, (_, c) => g.map((row) => row[c]).join(''));
}

function withCell(g: readonly string[], row: number, column: number, cell: string): string[] {
  return g.map((text, r) => (r === row ? text.slice(0, column) + cell + text.slice(column + 1) : text));
}

/** Both corners free: at random they would be in a third of the grids only. */
function opened(g: readonly string[]): string[] {
  const [last, end] = [g.length - 1, (g[0]?.length ?? 1) - 1];
  return withCell(withCell(g, 0, 0, '.'), last, end, '.');
}

function randomGrid(rng: Rng, size: number): string[] {
  const rows = rng.int(1, Math.max(1, Math.ceil(2 * Math.sqrt(size))));
  const columns = Math.max(1, Math.floor(size / rows));
  switch (rng.int(0, 5)) {
    case 0: {
      // A snake with holes in its walls: short cuts that a depth-first search passes by.
      const g = snake(rows | 1, columns);
      const holes = rng.pick([0, 0.02, 0.1]);
      return g.map((row) => [...row].map((cell) => (rng.chance(holes) ? '.' : cell)).join(''));
    }
    case 1:
      return grid(1, size, () => !rng.chance(0.02));
    default: {
      const walls = rng.pick([0, 0.1, 0.25, 0.35, 0.4]);
      return grid(rows, columns, () => !rng.chance(walls));
    }
  }
}

export const oracle = defineOracle<[g: string[]], number>({
  // From the goal, one ring of cells after the other.
  solve(g) {
    const columns = g[0]?.length ?? 0;
    const left = g.map((row) => Uint8Array.from(row, (cell) => (cell === '.' ? 1 : 0)));
    let ring = [[g.length - 1, columns - 1] as const].filter(([r, c]) => left[r]?.[c] === 1);
    for (let distance = 0; ring.length > 0; distance += 1) {
      const next: (readonly [number, number])[] = [];
      for (const [r, c] of ring) {
        const row = left[r];
        if (row?.[c] !== 1) continue;
        if (r === 0 && c === 0) return distance;
        row[c] = 0;
        next.push([r - 1, c], [r + 1, c], [r, c - 1], [r, c + 1]);
      }
      ring = next.filter(([r, c]) => left[r]?.[c] === 1);
    }
    return -1;
  },
  valid(g) {
    return g.every((row) => row.length === g[0]?.length);
  },
  generate(rng, size) {
    let g = randomGrid(rng, size);
    if (rng.chance(0.3)) g = transposed(g);
    if (rng.chance(0.3)) g = g.map((row) => [...row].reverse().join(''));
    return [rng.chance(0.85) ? opened(g) : g];
  },
  large: {
    'no walls': (n) => {
      const side = Math.floor(Math.sqrt(n));
      return [recipe.fill(side, '.'.repeat(side))];
    },
    'one way, row after row': (n) => {
      // With rows = 3 mod 4 the goal lies at the end of the way.
      const side = Math.floor(Math.sqrt(n));
      return [recipe.value(snake(side - ((side + 1) % 4), side))];
    },
    'one way, column after column': (n) => {
      const side = Math.floor(Math.sqrt(n));
      return [recipe.value(transposed(snake(side - ((side + 1) % 4), side)))];
    },
    'random, every fourth cell a wall': (n, rng) => {
      const side = Math.floor(Math.sqrt(n));
      return [recipe.value(opened(grid(side, side, () => !rng.chance(0.25))))];
    },
    'the goal is walled in': (n) => {
      const side = Math.floor(Math.sqrt(n));
      const open = grid(side, side, () => true);
      return [recipe.value(withCell(withCell(open, side - 1, side - 2, '#'), side - 2, side - 1, '#'))];
    },
  },
});
