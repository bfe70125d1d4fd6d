// Stops at twice log2(n) levels to stay fast and leaves the range unsorted; it has to finish it by another sort.
export function sort(a: number[]): void {
  const levels = 2 * Math.ceil(Math.log2(a.length + 1)) + 8;
  sortRange(a, 0, a.length - 1, levels);
}

function sortRange(a: number[], low: number, high: number, levels: number): void {
  if (low >= high || levels === 0) return;
  const pivot = a[(low + high) >> 1]!;
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
  sortRange(a, low, j, levels - 1);
  sortRange(a, i, high, levels - 1);
}
