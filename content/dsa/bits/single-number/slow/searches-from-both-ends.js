// Searches from both ends for each value: about n comparisons for each of n values.
export function single(a) {
  return a.find((value) => a.indexOf(value) === a.lastIndexOf(value));
}
