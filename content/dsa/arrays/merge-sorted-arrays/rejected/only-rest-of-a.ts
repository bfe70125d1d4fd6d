// Copies what is left of a and forgets that b can be the one with values left.
export function merge(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i]! <= b[j]!) {
      out.push(a[i]!);
      i += 1;
    } else {
      out.push(b[j]!);
      j += 1;
    }
  }
  while (i < a.length) {
    out.push(a[i]!);
    i += 1;
  }
  return out;
}
