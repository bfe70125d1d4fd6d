// slice(1) copies all that is left for each value: n²/2 copies for each array.
export function merge(a, b) {
  const out = [];
  while (a.length > 0 && b.length > 0) {
    if (a[0] <= b[0]) {
      out.push(a[0]);
      a = a.slice(1);
    } else {
      out.push(b[0]);
      b = b.slice(1);
    }
  }
  return [...out, ...a, ...b];
}
