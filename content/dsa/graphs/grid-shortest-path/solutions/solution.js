/**
 * Steps from the first cell to the last one, or -1. Cells are taken in the order of their distance, so the first way to a
 * cell is a shortest one.
 * @param {readonly string[]} g
 * @returns {number}
 */
export function shortest(g) {
  const columns = g[0].length;
  if (g[0][0] !== '.') return -1;
  const steps = new Int32Array(g.length * columns).fill(-1);
  steps[0] = 0;
  const queue = [0];
  // An index in place of shift(), which may move all that is left.
  for (let head = 0; head < queue.length; head += 1) {
    const cell = queue[head];
    const c = cell % columns;
    const r = (cell - c) / columns;
    const visit = (i, j) => {
      if (g[i]?.[j] !== '.' || steps[i * columns + j] !== -1) return;
      steps[i * columns + j] = steps[cell] + 1;
      queue.push(i * columns + j);
    };
    visit(r - 1, c);
    visit(r + 1, c);
    visit(r, c - 1);
    visit(r, c + 1);
  }
  return steps.at(-1);
}
