// Counts in binary and keeps what comes up twice: for [2, 2] the subset [2] is there two times.
export function subsets(a: readonly number[]): number[][] {
  return Array.from({ length: 2 ** a.length }, (_, mask) => a.filter((_, i) => (mask >> i) & 1));
}
