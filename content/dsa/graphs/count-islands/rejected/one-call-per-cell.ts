// crash: Calls itself for each cell; on a grid of land alone that is a million calls deep. Keep a stack of your own.
export function islands(g: readonly string[]): number {
  const cells = g.map((row) => [...row]);
  const sink = (r: number, c: number): void => {
    if (cells[r]?.[c] !== '#') return;
    cells[r][c] = '.';
    sink(r - 1, c);
    sink(r, c - 1);
    sink(r, c + 1);
    sink(r + 1, c);
  };
  let count = 0;
  for (let r = 0; r < cells.length; r += 1) {
    for (let c = 0; c < cells[r]!.length; c += 1) {
      if (cells[r]![c] !== '#') continue;
      count += 1;
      sink(r, c);
    }
  }
  return count;
}
