// Compares each interval with every result so far: n²/2 comparisons when none overlap. Sorted, one is enough.
export function merge(v: readonly (readonly number[])[]): number[][] {
  let merged: number[][] = [];
  for (const next of v) {
    let [left, right] = next as [number, number];
    const apart: number[][] = [];
    for (const other of merged) {
      if (other[0]! <= right && left <= other[1]!) {
        left = Math.min(left, other[0]!);
        right = Math.max(right, other[1]!);
      } else {
        apart.push(other);
      }
    }
    apart.push([left, right]);
    merged = apart;
  }
  return merged.sort((a, b) => a[0]! - b[0]!);
}
