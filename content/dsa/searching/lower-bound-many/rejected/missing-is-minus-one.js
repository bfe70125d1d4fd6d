// Gives −1 for a value that is not there; the first larger value is the answer then.
export function lowerBound(a, q) {
  const first = new Map();
  a.forEach((value, i) => {
    if (!first.has(value)) first.set(value, i);
  });
  return q.map((x) => first.get(x) ?? -1);
}
