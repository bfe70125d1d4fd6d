// Sorts all values after each add: n log n steps, 200,000 times. Keep the k largest in a heap.
export function stream(k: number, a: readonly number[], adds: readonly number[]): number[] {
  const values = [...a];
  return adds.map((value) => {
    values.push(value);
    values.sort((x, y) => y - x);
    return values[k - 1]!;
  });
}
