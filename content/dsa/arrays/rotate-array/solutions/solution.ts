/** Moves every value k cells to the right: all turned round, then each of the two blocks. */
export function rotate(a: number[], k: number): void {
  if (a.length === 0) return;
  const first = k % a.length;
  turnRound(a, 0, a.length - 1);
  turnRound(a, 0, first - 1);
  turnRound(a, first, a.length - 1);
}

/** Turns the cells from i to j round, both included. */
function turnRound(a: number[], i: number, j: number): void {
  for (; i < j; i += 1, j -= 1) {
    const held = a[i]!;
    a[i] = a[j]!;
    a[j] = held;
  }
}
