// ">>> 0" makes the result unsigned; a negative value comes out above two thousand million.
export function single(a: readonly number[]): number {
  return a.reduce((alone, value) => (alone ^ value) >>> 0, 0);
}
