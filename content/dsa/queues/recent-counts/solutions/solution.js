/**
 * For each request, how many came in the last w milliseconds up to it. The window is t[first..i].
 * @param {readonly number[]} t
 * @param {number} w
 * @returns {number[]}
 */
export function recent(t, w) {
  let first = 0;
  return t.map((now, i) => {
    while (t[first] < now - w) first += 1;
    return i - first + 1;
  });
}
