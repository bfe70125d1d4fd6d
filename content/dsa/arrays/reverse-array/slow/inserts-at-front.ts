// Every new array copies all that was there: n²/2 copies for n values.
export function reverse(a: number[]): void {
  let out: number[] = [];
  for (const value of a) out = [value, ...out];
  for (let i = 0; i < a.length; i += 1) a[i] = out[i]!;
}
