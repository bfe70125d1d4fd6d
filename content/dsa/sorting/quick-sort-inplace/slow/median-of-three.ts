// The median of the first, middle and last value: there are inputs that split off two values at a time, n²/8 steps.
export function sort(a: number[]): void {
  sortRange(a, 0, a.length - 1);
}

function sortRange(a: number[], from: number, to: number): void {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = median(a[low]!, a[(low + high) >> 1]!, a[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (a[i]! < pivot) i += 1;
      while (a[j]! > pivot) j -= 1;
      if (i > j) break;
      const held = a[i]!;
      a[i] = a[j]!;
      a[j] = held;
      i += 1;
      j -= 1;
    }
    if (j - low < high - i) {
      sortRange(a, low, j);
      low = i;
    } else {
      sortRange(a, i, high);
      high = j;
    }
  }
}

function median(x: number, y: number, z: number): number {
  return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
}
