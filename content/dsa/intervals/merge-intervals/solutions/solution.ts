/**
 * Joins all intervals that share a point; the result is ascending. Sorted by their left ends, only the last result can be
 * joined to the next interval.
 */
export function merge(v: readonly (readonly number[])[]): number[][] {
  const merged: [number, number][] = [];
  for (const [left, right] of ([...v] as [number, number][]).sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && left <= last[1]) last[1] = Math.max(last[1], right);
    else merged.push([left, right]);
  }
  return merged;
}
