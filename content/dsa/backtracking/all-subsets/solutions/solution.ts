/**
 * All different subsets of the values in a. In the sorted values equal ones are neighbours, and of those only the first one
 * that a level may choose is tried.
 */
export function subsets(a: readonly number[]): number[][] {
  const values = [...a].sort((x, y) => x - y);
  const found: number[][] = [];
  const chosen: number[] = [];

  function extend(from: number): void {
    found.push([...chosen]);
    for (let i = from; i < values.length; i += 1) {
      const value = values[i]!;
      if (i > from && value === values[i - 1]) continue;
      chosen.push(value);
      extend(i + 1);
      chosen.pop();
    }
  }

  extend(0);
  return found;
}
