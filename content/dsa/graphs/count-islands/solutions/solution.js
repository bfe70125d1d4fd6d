/**
 * Counts the groups of land cells that touch along a side. Each island is marked as a whole when its first cell is met,
 * with a stack of its own: one call a cell would be a million calls deep on a grid of land alone.
 * @param {readonly string[]} g
 * @returns {number}
 */
export function islands(g) {
  const rows = g.length;
  const columns = g[0]?.length ?? 0;
  const seen = new Uint8Array(rows * columns);
  const stack = [];
  const visit = (r, c) => {
    // Outside the grid there is no row, or no letter in the row.
    if (g[r]?.[c] !== '#' || seen[r * columns + c] === 1) return;
    seen[r * columns + c] = 1;
    stack.push(r * columns + c);
  };
  let count = 0;
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) {
      if (g[r][c] !== '#' || seen[r * columns + c] === 1) continue;
      count += 1;
      visit(r, c);
      for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
        const j = cell % columns;
        const i = (cell - j) / columns;
        visit(i - 1, j);
        visit(i + 1, j);
        visit(i, j - 1);
        visit(i, j + 1);
      }
    }
  }
  return count;
}
