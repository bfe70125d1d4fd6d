// Counts every request with the same time; those with a later index have not come yet.
export function recent(t: readonly number[], w: number): number[] {
  let first = 0;
  let end = 0;
  return t.map((now) => {
    while (t[first]! < now - w) first += 1;
    while (end < t.length && t[end]! <= now) end += 1;
    return end - first;
  });
}
