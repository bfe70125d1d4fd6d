import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';

/** The moves that carry disks n, n − 1, …, 1 from one peg to another. */
function carry(n: number, from: number, to: number): number[][] {
  if (n === 0) return [];
  const park = 6 - from - to;
  const moves = carry(n - 1, from, park);
  moves.push([from, to]);
  for (const move of carry(n - 1, park, to)) moves.push(move);
  return moves;
}

export const oracle = defineOracle<[n: number], number[][]>({
  solve(n) {
    return carry(n, 1, 3);
  },
  check([n], got, want) {
    // Disk 1 is the smallest; the last item of a peg is its top.
    const pegs: number[][] = [[], Array.from({ length: n }, (_, i) => n - i), [], []];
    for (const [i, move] of got.entries()) {
      const said = `Move ${i + 1}, [${move.join(', ')}],`;
      const [from, to] = move as [number, number];
      if (move.length !== 2) return `${said} has ${move.length} numbers; a move is [from, to].`;
      for (const peg of move)
        if (![1, 2, 3].includes(peg)) return `${said} names peg ${peg}; they are 1, 2 and 3.`;
      if (from === to) return `${said} does not move anything.`;
      const disk = pegs[from]?.pop();
      if (disk === undefined) return `${said} takes a disk from a peg that is empty then.`;
      const below = pegs[to]?.at(-1);
      if (below !== undefined && below < disk)
        return `${said} puts disk ${disk} on the smaller disk ${below}.`;
      pegs[to]?.push(disk);
    }
    const there = pegs[3]?.length ?? 0;
    if (there !== n) return `After the last move ${there} of ${n} disks stand on peg 3.`;
    return got.length === want.length || `Right, but ${got.length} moves; ${want.length} are enough.`;
  },
  // Few disks nearly always: the answer doubles with each of them.
  generate(rng) {
    return [rng.chance(0.02) ? rng.int(11, 16) : rng.int(1, 10)];
  },
  large: {
    'all disks': (n) => [recipe.value(n)],
    'one disk fewer': (n) => [recipe.value(Math.max(1, n - 1))],
  },
});
