// Builds the rotated array and returns it; the array that was passed in is left as it was.
export function rotate(a: number[], k: number): number[] {
  const cut = a.length - (k % a.length);
  return [...a.slice(cut), ...a.slice(0, cut)];
}
