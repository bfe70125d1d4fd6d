// Lowers distances by sweeps until none changes; each step to the left or up takes a sweep of its own.
export function shortest(g: readonly string[]): number {
  const [rows, columns] = [g.length, g[0]!.length];
  const steps = g.map(() => new Array<number>(columns).fill(Infinity));
  if (g[0]![0] === '.') steps[0]![0] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (let r = 0; r < rows; r += 1) {
      for (let c = 0; c < columns; c += 1) {
        if (g[r]![c] !== '.') continue;
        const least = Math.min(
          steps[r - 1]?.[c] ?? Infinity,
          steps[r + 1]?.[c] ?? Infinity,
          steps[r]![c - 1] ?? Infinity,
          steps[r]![c + 1] ?? Infinity,
        );
        if (least + 1 >= steps[r]![c]!) continue;
        steps[r]![c] = least + 1;
        changed = true;
      }
    }
  }
  const least = steps[rows - 1]![columns - 1]!;
  return least === Infinity ? -1 : least;
}
