/** For each request, how many came in the last w milliseconds up to it. The window is t[first..i]. */
export function recent(t: readonly number[], w: number): number[] {
  let first = 0;
  return t.map((now, i) => {
    while (t[first]! < now - w) first += 1;
    return i - first + 1;
  });
}
