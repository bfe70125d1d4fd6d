// Takes w = 0 for one request a window; several can share the same millisecond.
export function recent(t, w) {
  if (!w) return t.map(() => 1);
  let first = 0;
  return t.map((now, i) => {
    while (t[first] < now - w) first += 1;
    return i - first + 1;
  });
}
