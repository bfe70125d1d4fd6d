/**
 * The value that has no copy: equal values cancel out under exclusive or, whatever lies between them.
 * @param {readonly number[]} a
 * @returns {number}
 */
export function single(a) {
  let alone = 0;
  for (const value of a) alone ^= value;
  return alone;
}
