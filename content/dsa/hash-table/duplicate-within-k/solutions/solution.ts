/**
 * Whether two cells at most k apart hold the same value. The latest index of a value is the nearest one, so no other is
 * kept.
 */
export function nearDuplicate(a: readonly number[], k: number): boolean {
  const latest = new Map<number, number>();
  for (const [j, value] of a.entries()) {
    const i = latest.get(value);
    if (i !== undefined && j - i <= k) return true;
    latest.set(value, j);
  }
  return false;
}
