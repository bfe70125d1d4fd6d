// Returns the first value that does not come again; a second copy does not come again either.
export function single(a) {
  const lastAt = new Map(a.map((value, i) => [value, i]));
  return a.find((value, i) => lastAt.get(value) === i);
}
