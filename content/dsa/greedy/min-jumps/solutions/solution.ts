/**
 * The smallest number of jumps from the first cell to the last one, or -1. What can be reached with so many jumps is
 * always the first cells up to an index, so the farthest of them is all there is to keep.
 */
export function jumps(a: readonly number[]): number {
  let [count, end, farthest] = [0, 0, 0];
  // The last cell needs no jump of its own.
  for (let i = 0; i + 1 < a.length; i += 1) {
    farthest = Math.max(farthest, i + a[i]!);
    if (i < end) continue;
    if (farthest === i) return -1;
    count += 1;
    end = farthest;
  }
  return count;
}
