// Never tests the start for being a wall; every other cell is tested when a neighbour steps to it.
export function shortest(g) {
  const columns = g[0].length;
  const steps = g.map(() => new Array(columns).fill(-1));
  steps[0][0] = 0;
  const queue = [[0, 0]];
  for (const [r, c] of queue) {
    for (const [i, j] of [[r - 1, c], [r + 1, c], [r, c - 1], [r, c + 1]]) {
      if (g[i]?.[j] !== '.' || steps[i][j] !== -1) continue;
      steps[i][j] = steps[r][c] + 1;
      queue.push([i, j]);
    }
  }
  return steps[g.length - 1][columns - 1];
}
