// Every insert at the front moves all that is there: n²/2 moves for n values.
export function reverse(a) {
  const out = [];
  for (const value of a) out.unshift(value);
  for (let i = 0; i < a.length; i += 1) a[i] = out[i];
}
