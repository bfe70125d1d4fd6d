// Returns a reversed copy; the array that was passed in is left as it was.
export function reverse(a: number[]): number[] {
  return [...a].reverse();
}
