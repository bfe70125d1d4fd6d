// Chooses in every order and drops what comes up again: n! orders and more. Choose from left to right only.
export function subsets(a) {
  const found = new Map();
  function extend(chosen, left) {
    const sorted = [...chosen].sort((x, y) => x - y);
    found.set(sorted.join(','), sorted);
    left.forEach((value, i) => extend([...chosen, value], left.toSpliced(i, 1)));
  }
  extend([], a);
  return [...found.values()];
}
