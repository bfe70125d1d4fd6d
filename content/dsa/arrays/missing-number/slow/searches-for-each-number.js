// indexOf() walks through the array once for each number from 1 on: n²/2 comparisons.
export function missing(a) {
  for (let v = 1; ; v += 1) {
    if (a.indexOf(v) === -1) return v;
  }
}
