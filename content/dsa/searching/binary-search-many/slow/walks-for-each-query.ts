// findIndex() walks through the array for each query, although it is sorted: n steps for a value above all others.
export function findAll(a: readonly number[], q: readonly number[]): number[] {
  return q.map((x) => a.findIndex((value) => value === x));
}
