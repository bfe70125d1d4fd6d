// Tries all ways depth first but never unmarks a cell; ways that reach it later, and with fewer steps, are cut off.
export function shortest(g: readonly string[]): number {
  const [rows, columns] = [g.length, g[0]!.length];
  const seen = new Uint8Array(rows * columns);
  const best = { steps: -1 };
  const stack: [number, number, number][] = [[0, 0, 0]];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [r, c, steps] = at;
    if (g[r]?.[c] !== '.' || seen[r * columns + c] === 1) continue;
    if (r === rows - 1 && c === columns - 1) {
      if (best.steps === -1 || steps < best.steps) best.steps = steps;
      continue;
    }
    seen[r * columns + c] = 1;
    stack.push([r - 1, c, steps + 1], [r, c - 1, steps + 1], [r + 1, c, steps + 1], [r, c + 1, steps + 1]);
  }
  return best.steps;
}
