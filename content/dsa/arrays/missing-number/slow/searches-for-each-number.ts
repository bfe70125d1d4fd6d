// includes() walks through the array once for each number from 1 on: n²/2 comparisons.
export function missing(a: number[]): number {
  let v = 1;
  while (a.includes(v)) v += 1;
  return v;
}
