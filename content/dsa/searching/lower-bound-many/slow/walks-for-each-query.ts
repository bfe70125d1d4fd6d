// findIndex() walks through the array for each query: n steps for a value above all others. Halve what is left.
export function lowerBound(a: readonly number[], q: readonly number[]): number[] {
  return q.map((x) => {
    const at = a.findIndex((value) => value >= x);
    return at === -1 ? a.length : at;
  });
}
