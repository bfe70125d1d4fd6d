/**
 * The largest sum of values no two of which are neighbours. In a circle the first and the last value are neighbours, so
 * one of them is left out; a single value has none.
 */
export function best(a: readonly number[], circular: boolean): number {
  if (circular && a.length > 1) return Math.max(inRow(a, 1, a.length), inRow(a, 0, a.length - 1));
  return inRow(a, 0, a.length);
}

/** The same for the values from one index to before another, in a row. */
function inRow(a: readonly number[], from: number, to: number): number {
  // The best of all values so far, and of all but the last of these.
  let [now, before] = [0, 0];
  for (let i = from; i < to; i += 1) [now, before] = [Math.max(now, before + a[i]!), now];
  return now;
}
