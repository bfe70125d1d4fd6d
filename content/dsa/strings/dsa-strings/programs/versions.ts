function field(s: string, i: number): [digits: string, next: number] {
  let end = i;
  while (end < s.length && s[end] !== '.') end += 1;
  return [s.slice(i, end).replace(/^0+/, ''), Math.min(end + 1, s.length)];
}

function compareVersions(a: string, b: string): number {
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    let x: string, y: string;
    [x, i] = field(a, i);
    [y, j] = field(b, j);
    if (x.length !== y.length) return x.length < y.length ? -1 : 1;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

for (const [a, b] of [
  ['2.007.1', '2.7'],
  ['1.10', '1.9'],
  ['1.0', '1'],
  ['1', '1.0.1'],
  ['', ''],
] as const) {
  console.log(JSON.stringify(a), 'and', JSON.stringify(b), '->', compareVersions(a, b));
}
