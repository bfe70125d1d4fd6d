// Shifts the whole array by one cell, k mod n times: n·k moves.
export function rotate(a: number[], k: number): void {
  const n = a.length;
  for (let step = 0; step < k % n; step += 1) {
    const last = a[n - 1]!;
    for (let i = n - 1; i > 0; i -= 1) a[i] = a[i - 1]!;
    a[0] = last;
  }
}
