// Takes the intervals in the order in which they come; one that belongs to an earlier result is not joined.
export function merge(v: readonly (readonly number[])[]): number[][] {
  const merged: number[][] = [];
  for (const [left, right] of v as [number, number][]) {
    const last = merged.at(-1);
    if (last !== undefined && left <= last[1]! && right >= last[0]!) {
      last[0] = Math.min(last[0]!, left);
      last[1] = Math.max(last[1]!, right);
    } else {
      merged.push([left, right]);
    }
  }
  return merged.sort((a, b) => a[0]! - b[0]!);
}
