/**
 * The k-th largest value of the collection after each add. The heap holds the k largest; the smallest of them is the answer,
 * and the next to leave.
 */
export function stream(k: number, a: readonly number[], adds: readonly number[]): number[] {
  const largest = new MinHeap();
  const add = (value: number): void => {
    largest.push(value);
    if (largest.size > k) largest.pop();
  };
  a.forEach(add);
  return adds.map((value) => {
    add(value);
    return largest.top;
  });
}

/** Cell i is not above its children 2i + 1 and 2i + 2. */
class MinHeap {
  private readonly cells: number[] = [];

  get size(): number {
    return this.cells.length;
  }

  get top(): number {
    return this.cells[0]!;
  }

  push(value: number): void {
    const { cells } = this;
    let at = cells.length;
    cells.push(value);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (cells[parent]! <= value) break;
      cells[at] = cells[parent]!;
      at = parent;
    }
    cells[at] = value;
  }

  pop(): void {
    const { cells } = this;
    const value = cells.pop()!;
    if (cells.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= cells.length) break;
      if (child + 1 < cells.length && cells[child + 1]! < cells[child]!) child += 1;
      if (cells[child]! >= value) break;
      cells[at] = cells[child]!;
      at = child;
    }
    cells[at] = value;
  }
}
