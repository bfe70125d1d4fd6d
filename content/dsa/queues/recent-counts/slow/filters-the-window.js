// Builds the window anew for each request: n²/2 copies when all of them fit one window.
export function recent(t, w) {
  let window = [];
  return t.map((now) => {
    window = window.filter((earlier) => earlier >= now - w);
    window.push(now);
    return window.length;
  });
}
