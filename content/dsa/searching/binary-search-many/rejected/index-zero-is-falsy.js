// Takes index 0 for "not found", since 0 is falsy; use ?? in place of ||.
export function findAll(a, q) {
  const indexOf = new Map(a.map((value, i) => [value, i]));
  return q.map((x) => indexOf.get(x) || -1);
}
