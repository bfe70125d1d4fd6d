/** All values of two sorted arrays in order. After each turn `out` holds the i + j smallest ones. */
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
  for (; i < a.length; i += 1) out.push(a[i]!);
  for (; j < b.length; j += 1) out.push(b[j]!);
  return out;
}
