/**
 * The largest sum of values no two of which are neighbours. In a circle the first and the last value are neighbours, so
 * one of them is left out; a single value has none.
 * @param {readonly number[]} a
 * @param {boolean} circular
 * @returns {number}
 */
export function best(a, circular) {
  if (circular && a.length > 1) return Math.max(inRow(a, 1, a.length), inRow(a, 0, a.length - 1));
  return inRow(a, 0, a.length);
}

/** The same for the values from one index to before another, in a row. */
function inRow(a, from, to) {
  // The best of all values so far, and of all but the last of these.
  let [now, before] = [0, 0];
  for (let i = from; i < to; i += 1) [now, before] = [Math.max(now, before + a[i]), now];
  return now;
}
