/** The value that has no copy: equal values cancel out under exclusive or, whatever lies between them. */
export function single(a: readonly number[]): number {
  let alone = 0;
  for (const value of a) alone ^= value;
  return alone;
}
