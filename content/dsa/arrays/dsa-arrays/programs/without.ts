function without(a: number[], x: number): number {
  let w = 0;
  for (const value of a) {
    if (value !== x) a[w++] = value;
  }
  return w;
}

const a = [3, 1, 3, 4, 3];
const w = without(a, 3);
console.log('kept', w, '->', a.slice(0, w), 'all cells:', a);
