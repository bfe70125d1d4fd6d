// Tries every first jump and asks for the rest each time anew; the number of calls doubles with each cell.
export function jumps(a: readonly number[]): number {
  const last = a.length - 1;
  const from = (at: number): number => {
    if (at === last) return 0;
    let least = Infinity;
    for (let next = Math.min(at + a[at]!, last); next > at; next -= 1) least = Math.min(least, 1 + from(next));
    return least;
  };
  const least = from(0);
  return least === Infinity ? -1 : least;
}
