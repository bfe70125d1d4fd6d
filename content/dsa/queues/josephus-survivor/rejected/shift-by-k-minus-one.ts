// Shifts the seats by k - 1; the next count begins one seat after the one that left, which is k further on.
export function survivor(n: number, k: number): number {
  let seat = 0;
  for (let size = 2; size <= n; size += 1) seat = (seat + k - 1) % size;
  return seat + 1;
}
