// Copies the rest with i < length - 1, so the largest value of all is lost.
export function merge(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i]! <= b[j]!) out.push(a[i++]!);
    else out.push(b[j++]!);
  }
  for (; i < a.length - 1; i += 1) out.push(a[i]!);
  for (; j < b.length - 1; j += 1) out.push(b[j]!);
  return out;
}
