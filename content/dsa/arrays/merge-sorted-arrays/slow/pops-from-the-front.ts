// shift() moves all the other values of a long array down by one cell: n²/2 moves for each array.
export function merge(a: number[], b: number[]): number[] {
  const out: number[] = [];
  while (a.length > 0 && b.length > 0) {
    const from = a[0]! <= b[0]! ? a : b;
    out.push(from.shift()!);
  }
  return [...out, ...a, ...b];
}
