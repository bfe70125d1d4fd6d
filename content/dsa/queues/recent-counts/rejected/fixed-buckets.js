// Counts within fixed stretches of w milliseconds; the window ends at each request and moves with it.
export function recent(t, w) {
  let bucket = -1;
  let count = 0;
  return t.map((now) => {
    const at = Math.floor(now / (w + 1));
    count = at === bucket ? count + 1 : 1;
    bucket = at;
    return count;
  });
}
