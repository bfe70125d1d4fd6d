// Returns the first value that differs from the next one; the second copy of a pair does so, too.
export function single(a: readonly number[]): number {
  const sorted = [...a].sort((x, y) => x - y);
  return sorted.find((value, i) => value !== sorted[i + 1])!;
}
