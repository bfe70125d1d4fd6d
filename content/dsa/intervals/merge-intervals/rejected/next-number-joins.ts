// Joins [1, 2] and [3, 4] because 3 follows 2; the numbers between them lie in neither.
export function merge(v: readonly (readonly number[])[]): number[][] {
  const merged: number[][] = [];
  for (const [left, right] of [...v].sort((a, b) => a[0]! - b[0]!) as [number, number][]) {
    const last = merged.at(-1);
    if (last !== undefined && left <= last[1]! + 1) last[1] = Math.max(last[1]!, right);
    else merged.push([left, right]);
  }
  return merged;
}
