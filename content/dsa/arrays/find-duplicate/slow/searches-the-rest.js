// indexOf() walks through the rest of the array for each value: n²/2 comparisons when the copies stand at the end.
export function findDuplicate(a) {
  return a.find((value, i) => a.indexOf(value, i + 1) !== -1);
}
